import { join } from 'node:path';
import { Failure } from '../command/failure.ts';
import { writeStateFile } from './state-file.ts';

/**
 * Writes the variables of a local Worker to a file that only this user can read.
 *
 * @param state the folder of the Worker's data
 * @returns the path of the file
 * @throws {Failure} if a value or the file cannot be written
 */
export async function writeVariables(
  state: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(state, 'variables');
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${quote(name, value)}\n`);
  await writeStateFile(file, lines.join(''));
  return file;
}

// Without single quotes, wrangler would expand `$`.
function quote(name: string, value: string): string {
  if (!/['\n]/.test(value)) return `'${value}'`;
  throw new Failure(`a local Worker cannot have a single quote or a line break in ${name}`, 2);
}
