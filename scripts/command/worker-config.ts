import { type Config, misspelledVariables, readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { Failure } from './failure.ts';

/**
 * Validates the Worker's variables.
 *
 * @param file the file that the variables come from, for messages
 * @throws {Failure} if one of them has an invalid value, or if a name in the file is misspelled
 */
export function workerConfig(variables: Readonly<Record<string, unknown>>, file?: string): Config {
  const [mistake] = misspelledVariables(Object.keys(variables));
  if (mistake !== undefined && file !== undefined) throw new Failure(`${file}: ${mistake}`, 2);
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Failure(file === undefined ? error.message : `${file}: ${error.message}`, 2);
  }
}
