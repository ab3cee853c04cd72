import {
  type Document,
  type DocumentOptions,
  type ParsedNode,
  type ParseOptions,
  parseAllDocuments,
  parseDocument,
  Scalar,
  type SchemaOptions,
  type YAMLError,
} from 'yaml';
import { resolvePlainScalar } from './psych.ts';

/** The aliases that a document may have. */
export const maxAliases = 100;

/** Resolves empty and `null` plain scalars only. */
export const nullTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^(?:~|null|Null|NULL)?$/,
  resolve: () => new Scalar(null),
} as const;

/** Resolves all plain scalars. */
export const psychTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^/,
  resolve: (text: string) => resolvePlainScalar(text),
} as const;

// Otherwise the value of `!!timestamp 2026-01-31` would be an object. How a date is read depends on its key.
const timestampTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: false,
  resolve: (text: string) => text,
} as const;

/** A parsed document. */
export type Yaml = Document.Parsed<ParsedNode>;

/** How plain scalars are resolved. */
export type Tag = typeof nullTag | typeof psychTag;

/** Parses the first document of a text. Like Psych, it ignores any further ones. */
export function parseYamlDocument(yaml: string, tags: readonly Tag[]): Yaml {
  return parseYamlDocuments(yaml, tags)[0];
}

/** Parses all documents of a text. A text without any has an empty one. */
export function parseYamlDocuments(yaml: string, tags: readonly Tag[]): [Yaml, ...Yaml[]] {
  const options: ParseOptions & DocumentOptions & SchemaOptions = {
    schema: 'failsafe',
    customTags: (others) => [...tags, timestampTag, ...others],
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  };
  const [first = parseDocument('', options), ...others] = parseAllDocuments(yaml, options);
  return [first, ...others];
}

/** The number of the line at a position of the text. */
export function lineAt(yaml: string, position: number, linesBefore: number): number {
  return linesBefore + yaml.slice(0, position).split('\n').length;
}

/** Says in one line what is wrong with a text, and where. */
export function describeError(
  subject: string,
  yaml: string,
  error: YAMLError,
  linesBefore = 0,
): string {
  const line = lineAt(yaml, error.pos[0], linesBefore);
  const text = yaml.split('\n')[line - linesBefore - 1] ?? '';
  const reason = /^[ ]*\t/.test(text) ? 'YAML cannot be indented with tabs' : error.message;
  if (/call stack/i.test(reason)) return `line ${line}: ${subject} is nested too deeply`;
  return `line ${line}: ${subject} is not valid YAML: ${reason}`;
}
