import { open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from './failure.ts';

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
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
  if (isFolder) throw new Failure(`${path} is a folder; name a file`, 2);
  const partial = `${path}.partial`;
  const file = await open(partial, 'w', 0o600).catch((error: unknown) => {
    throw new Failure(`${path} cannot be written: ${errorMessage(error)}`);
  });
  try {
    await write(file.createWriteStream());
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
