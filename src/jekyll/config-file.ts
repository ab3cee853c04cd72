import { errorMessage } from '../model/error-message.ts';
import { ImportError } from '../model/problem.ts';
import { parseTomlConfig } from './toml.ts';
import { mapOf, type Values } from './values.ts';
import { parseYamlConfig } from './yaml-data.ts';

/** The names of a site's configuration, in the order in which Jekyll looks for them. */
export const configNames: readonly string[] = ['_config.yml', '_config.yaml', '_config.toml'];

/** The file that GitHub Pages takes a site's host from. */
export const cnameFile = 'CNAME';

// A parsed configuration must fit into a row of D1.
const maxLength = 500_000;

/** A parsed configuration. */
export interface ParsedConfig {
  /** The values as Jekyll has them: the scalar `no` is false. */
  readonly values: Values;
  /** The values with scalars as in the file: the language `no` is Norwegian. */
  readonly texts: Values;
  /** Whether the text is a list or a string, which Jekyll ignores. */
  readonly isIgnored: boolean;
}

/**
 * Parses the text of a configuration.
 *
 * @param name the name of the file, which tells its format
 * @throws {ImportError} if it is too large or not valid
 */
export function parseConfig(text: string, name: string): ParsedConfig {
  if (text.length > maxLength) throw new ImportError(`${name} is longer than 500,000 characters`);
  try {
    const { typed, texts } = name.endsWith('.toml') ? parseToml(text) : parseYamlConfig(text);
    const isIgnored = typed !== null && typed !== undefined && mapOf(typed) === undefined;
    return { values: mapOf(typed) ?? {}, texts: mapOf(texts) ?? {}, isIgnored };
  } catch (error) {
    throw new ImportError(`${name} cannot be read: ${errorMessage(error)}`);
  }
}

function parseToml(text: string) {
  const values = parseTomlConfig(text);
  return { typed: values, texts: values };
}
