import { parse, parseDocument, type Tags } from 'yaml';
import { errorMessage } from '../model/error-message.ts';
import { ImportError } from '../model/problem.ts';
import { mapOf, type Values } from './values.ts';
import { indentContinuationLines } from './yaml-repair.ts';

const maxAliases = 100;

// The parser reads a plain `.` as the number NaN, but `source: .` is a directory.
const plainDot = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^\.$/,
  resolve: (text: string) => text,
} as const;

// Timestamps stay text: the time zone they are in is itself a setting of the file.
const customTags = (tags: Tags): Tags => [
  plainDot,
  ...tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
];

/**
 * Parses the text of `_config.yml`.
 *
 * @throws {ImportError} if it is not valid YAML
 */
export function parseConfig(yaml: string): Values {
  try {
    const options = {
      version: '1.1',
      uniqueKeys: false,
      maxAliasCount: maxAliases,
      customTags,
    } as const;
    const isValid = parseDocument(yaml, options).errors.length === 0;
    return mapOf(parse(isValid ? yaml : indentContinuationLines(yaml), options)) ?? {};
  } catch (error) {
    const reason = errorMessage(error).split(/:?\n/)[0];
    throw new ImportError(`_config.yml cannot be read: ${reason}`);
  }
}
