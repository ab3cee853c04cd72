import { type Config, ConfigError, readConfig } from '../../src/config/config.ts';
import { Failure } from './failure.ts';

/**
 * Validates the Worker's variables.
 *
 * @param file the file that the variables come from, for messages
 * @throws {Failure} if one of them has an invalid value
 */
export function workerConfig(variables: Readonly<Record<string, unknown>>, file?: string): Config {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Failure(file === undefined ? error.message : `${file}: ${error.message}`, 2);
  }
}
