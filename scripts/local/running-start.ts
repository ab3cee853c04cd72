import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../command/failure.ts';
import { commandLine } from './npm-process.ts';
import { writeStateFile } from './state-file.ts';

/**
 * Checks that no other `npm start` uses a data folder: two Workers would lock each other's databases.
 *
 * @throws {Failure} if one does, with its URL
 */
export function requireNoOtherStart(state: string): void {
  const [id, origin] = readStart(state);
  // A start that was killed leaves its file behind, and its id may be that of another program by now.
  if (id === undefined || !commandLine(Number(id)).includes('start.ts')) return;
  throw new Failure(
    `this site is already served at ${origin}; stop that npm start first (process ${id}), or choose another folder with --state`,
  );
}

/**
 * Records that this process uses a data folder, until it ends.
 *
 * @throws {Failure} if the file cannot be written
 */
export async function recordStart(state: string, origin: string): Promise<void> {
  await writeStateFile(fileOf(state), `${process.pid} ${origin}`);
  process.on('exit', () => rmSync(fileOf(state), { force: true }));
}

/** The id of the process that uses a data folder, and its URL. */
function readStart(state: string): readonly string[] {
  try {
    return readFileSync(fileOf(state), 'utf8').split(' ');
  } catch {
    return [];
  }
}

function fileOf(state: string): string {
  return join(state, 'running');
}
