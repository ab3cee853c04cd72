import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from '../command/failure.ts';

/**
 * Writes a small file that only this user can read. A full disk leaves the file as it was, since the text
 * is written beside it first.
 *
 * @throws {Failure} if it cannot be written
 */
export async function writeStateFile(file: string, text: string): Promise<void> {
  const temporary = `${file}-${process.pid}`;
  try {
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw cannotWrite(file, error);
  }
}

/**
 * Creates a folder for data, unless it exists.
 *
 * @throws {Failure} if it cannot be created
 */
export async function makeStateFolder(folder: string): Promise<void> {
  try {
    // Why a folder cannot be created is told only if its parents are not created, too.
    if (!existsSync(folder)) await mkdir(folder, { recursive: !existsSync(dirname(folder)) });
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

function cannotWrite(path: string, error: unknown): Failure {
  return new Failure(
    `${path} cannot be written (${errorMessage(error)}); make room, or choose another folder with --state`,
  );
}
