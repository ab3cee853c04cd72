import { tooDeepAt } from './yaml-depth.ts';
import {
  describeError,
  maxAliases,
  nullTag,
  parseYamlDocument,
  psychTag,
  type Tag,
} from './yaml-document.ts';
import { indentContinuationLines } from './yaml-repair.ts';

/**
 * Parses a YAML data file as Psych does.
 *
 * @throws if the text is not valid YAML or nested too deeply, or if its aliases expand to too many nodes
 */
export function parseYamlData(yaml: string): unknown {
  return parseValue(yaml, [nullTag, psychTag]);
}

/**
 * Parses a site's configuration, twice: with scalars resolved as Psych does, and with scalars as null or as
 * the text in the file, so the language `no` is not false.
 *
 * @throws if the text is not valid YAML, or if its aliases expand to too many nodes
 */
export function parseYamlConfig(yaml: string): { typed: unknown; texts: unknown } {
  // The package does not know a carriage return as the end of a line.
  const lines = yaml.replace(/\r\n?/g, '\n');
  const isValid =
    tooDeepAt(lines) !== undefined || parseYamlDocument(lines, [nullTag]).errors.length === 0;
  const text = isValid ? lines : indentContinuationLines(lines);
  return { typed: parseYamlData(text), texts: parseValue(text, [nullTag]) };
}

function parseValue(yaml: string, tags: readonly Tag[]): unknown {
  if (tooDeepAt(yaml) !== undefined) throw new Error('it is nested too deeply');
  const document = parseYamlDocument(yaml, tags);
  const [error] = document.errors;
  if (error) throw new Error(describeError('it', yaml, error));
  return document.toJS({ maxAliasCount: maxAliases });
}
