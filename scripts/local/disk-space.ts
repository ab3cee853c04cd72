import { statfs } from 'node:fs/promises';
import { Failure } from '../command/failure.ts';

// Bytes: an empty database needs about one megabyte, the log and the newest changes some more.
const neededAtStart = 10_000_000;

// A transaction that fails on a full disk gives its space back, so some is left afterwards.
const leftIfFull = 3_000_000;

/**
 * Checks that a Feedmill can keep its data in a folder.
 *
 * @throws {Failure} if the disk is full
 */
export async function requireDiskSpace(folder: string): Promise<void> {
  await requireFree(folder, neededAtStart);
}

/**
 * Runs a task that writes to a folder. If it fails and the disk is full, that is the reason: what wrangler
 * and the Worker say about it differs by what they were writing.
 *
 * @throws {Failure} if the disk is full; otherwise what the task throws
 */
export async function withDiskSpace<Result>(
  folder: string,
  task: () => Promise<Result>,
): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    await requireFree(folder, leftIfFull);
    throw error;
  }
}

async function requireFree(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const [left, needed] = [free, bytes].map((count) => (count / 1_000_000).toFixed(1));
  throw new Failure(
    `the disk is full: ${folder} has ${left} MB left and needs ${needed}; make room, or choose another folder with --state`,
  );
}
