import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const paths = new Set<string>();

/** Makes a folder for the files of this run. It is deleted when the process ends, also by Ctrl-C. */
export async function temporaryFolder(command: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `feedmill-${command}-`));
  removeAtExit(folder);
  return folder;
}

/**
 * Deletes a file or a folder when the process ends: a command that is stopped exits without any `finally`. If the command
 * has children, call `stopOnSignals` before, so that they are stopped first and write nothing more.
 *
 * @returns a function after whose call the file stays
 */
export function removeAtExit(path: string): () => void {
  if (paths.size === 0) process.once('exit', removeAll);
  paths.add(path);
  return () => {
    paths.delete(path);
    if (paths.size === 0) process.off('exit', removeAll);
  };
}

// A process that has just been killed may still be writing a file.
function removeAll(): void {
  for (const path of paths) {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
