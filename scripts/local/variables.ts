import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../command/failure.ts';

/**
 * Writes the variables of a Worker that runs on this machine, for this user's eyes only.
 *
 * @returns the file
 */
export async function writeVariables(
  state: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(state, 'variables');
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${quote(name, value)}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return file;
}

// In single quotes nothing is expanded; in the other two, `$` is.
function quote(name: string, value: string): string {
  const plain = !value.includes("'") && !value.includes('\n');
  if (plain) return `'${value}'`;
  throw new Failure(`${name} cannot hold a single quote or a line break here`, 2);
}
