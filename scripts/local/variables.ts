import { join } from 'node:path';
import { misspelledVariables, variableNames } from '../../src/config/config.ts';
import { scheduledSourceVariables } from '../../src/config/sources.ts';
import { Failure } from '../command/failure.ts';
import { readToml } from '../command/wrangler-toml.ts';
import { writeStateFile } from './state-file.ts';
import { ensureLocalToken } from './token.ts';

/**
 * The variables of a local Worker: those of the environment, and those that every local Worker has. Names
 * that are misspelled are printed.
 *
 * @param usesSources whether the Worker imports from the sources that the environment and wrangler.toml name
 * @throws {Failure} if the token cannot be written
 */
export async function localVariables(
  port: number,
  usesSources: boolean,
): Promise<Record<string, string>> {
  for (const mistake of misspelledVariables(Object.keys(process.env))) console.error(mistake);
  const variables: Record<string, string> = {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    IMPORT_TOKEN: await ensureLocalToken(),
    ALLOW_PRIVATE_SOURCES: 'on',
  };
  const inToml = usesSources ? (await readToml()).vars : {};
  for (const name of scheduledSourceVariables) {
    // An empty variable takes the place of one in wrangler.toml.
    variables[name] = usesSources ? (process.env[name] ?? String(inToml[name] ?? '')) : '';
  }
  for (const name of variableNames) {
    const value = process.env[name];
    if (value !== undefined && !scheduledSourceVariables.includes(name)) variables[name] = value;
  }
  return variables;
}

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

// In these quotes, wrangler reads everything as it is written, also line breaks, but expands `$`.
function quote(name: string, value: string): string {
  const mark = ["'", '`'].find((candidate) => !value.includes(candidate));
  if (mark !== undefined) return mark + value.replaceAll('$', '\\$') + mark;
  throw new Failure(`a local Worker cannot have both a single quote and a backtick in ${name}`, 2);
}
