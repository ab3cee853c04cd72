import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { userPath } from '../command/user-path.ts';
import { writeWhole } from '../command/write-whole.ts';

/**
 * Writes figures to a file that the user has named.
 *
 * @throws {Failure} if it cannot be written
 */
export async function writeJson(file: string, figures: unknown): Promise<void> {
  const text = `${JSON.stringify(figures, undefined, 2)}\n`;
  await writeWhole(userPath(file), (stream) => pipeline(Readable.from([text]), stream));
}
