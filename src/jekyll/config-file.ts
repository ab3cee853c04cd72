import { parse, parseDocument, type Tags } from 'yaml';
import { errorMessage } from '../model/error-message.ts';
import { ImportError } from '../model/problem.ts';
import { mapOf, type Values } from './values.ts';
import { indentContinuationLines } from './yaml-repair.ts';

const maxAliases = 100;

// To the reader's YAML 1.1 a lone dot is a number that is none; `source: .` means a folder.
const lonelyDot = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^\.$/,
  resolve: (text: string) => text,
} as const;

// Dates stay text: what zone they are in is for their reader to say.
const customTags = (tags: Tags): Tags => [
  lonelyDot,
  ...tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
];

/**
 * Reads the text of `_config.yml`.
 *
 * @throws {ImportError} where it is not YAML
 */
export function parseConfig(yaml: string): Values {
  try {
    const options = {
      version: '1.1',
      uniqueKeys: false,
      maxAliasCount: maxAliases,
      customTags,
    } as const;
    const isYaml = parseDocument(yaml, options).errors.length === 0;
    return mapOf(parse(isYaml ? yaml : indentContinuationLines(yaml), options)) ?? {};
  } catch (error) {
    const reason = errorMessage(error).split(/:?\n/)[0];
    throw new ImportError(`_config.yml cannot be read: ${reason}`);
  }
}
