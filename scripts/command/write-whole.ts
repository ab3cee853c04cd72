import { open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from './failure.ts';
import { removeAtExit } from './temporary.ts';

/**
 * Writes a file that only this user can read, and that gets its name when it is whole: a failure leaves the
 * one before as it was.
 *
 * @param write is called if the file can be written
 * @throws {Failure} if it cannot
 */
export async function writeWhole(
  path: string,
  write: (stream: Writable) => Promise<void>,
): Promise<void> {
  const partial = await openPartial(path);
  try {
    await write(partial.file.createWriteStream());
    await rename(partial.path, path);
  } catch (error) {
    await rm(partial.path, { force: true });
    throw error;
  } finally {
    partial.forget();
    await partial.file.close();
  }
}

/**
 * Checks that `writeWhole` can write a file, before hours of work for it.
 *
 * @throws {Failure} if it cannot
 */
export async function requireWritable(path: string): Promise<void> {
  const partial = await openPartial(path);
  await partial.file.close();
  await rm(partial.path, { force: true });
  partial.forget();
}

async function openPartial(path: string) {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
  if (isFolder) throw new Failure(`${path} is a folder; name a file`, 2);
  const partial = `${path}.partial`;
  const file = await open(partial, 'w', 0o600).catch((error: unknown) => {
    throw new Failure(`${path} cannot be written: ${errorMessage(error)}`);
  });
  return { path: partial, file, forget: removeAtExit(partial) };
}
