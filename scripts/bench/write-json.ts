import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { userPath } from '../command/user-path.ts';
import { requireWritable, writeWhole } from '../command/write-whole.ts';

/**
 * Checks that the file that the user has named can be written, if any, before hours of measuring.
 *
 * @throws {Failure} if it cannot
 */
export async function requireJson(file: string | undefined): Promise<void> {
  if (file !== undefined) await requireWritable(userPath(file));
}

/**
 * Writes figures to a file that the user has named.
 *
 * @throws {Failure} if it cannot be written
 */
export async function writeJson(file: string, figures: unknown): Promise<void> {
  const text = `${JSON.stringify(figures, undefined, 2)}\n`;
  await writeWhole(userPath(file), (stream) => pipeline(Readable.from([text]), stream));
}
