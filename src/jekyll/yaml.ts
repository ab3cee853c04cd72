import {
  type Document,
  isMap,
  isScalar,
  type ParsedNode,
  parseDocument,
  Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import { type Note, PostProblem } from '../model/problem.ts';
import { resolvePlainScalar } from './psych.ts';
import type { Values } from './values.ts';
import { tooDeepAt } from './yaml-depth.ts';
import { escapeInnerQuotes, indentContinuationLines } from './yaml-repair.ts';

/** The front matter of a post. */
export interface FrontMatter {
  /** The data with scalars as null or as the text in the file, so the title `on` stays `on`. */
  readonly data: Values;
  readonly notes: readonly Note[];
  /** Whether the value of a key is a plain scalar, without quotes. */
  isPlain(key: string): boolean;
  /** The data with scalars resolved as Psych does: `on` is true, `012` is 10. */
  typed(): Values;
}

const maxAliases = 100;

// Text with more errors is not worth repairing.
const maxErrors = 100;

/** Resolves empty and `null` plain scalars only. */
const nullTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^(?:~|null|Null|NULL)?$/,
  resolve: () => new Scalar(null),
} as const;

/** Resolves all plain scalars. */
const psychTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^/,
  resolve: (text: string) => resolvePlainScalar(text),
} as const;

/**
 * Parses front matter as Psych does, and repairs quotes within quotes.
 *
 * @param linesBefore the number of lines in the file before the front matter
 * @throws {PostProblem} if the text is not valid YAML, with the line number, or exceeds the limits on nesting
 *   and aliases
 */
export function parseYaml(yaml: string, linesBefore: number): FrontMatter {
  const deepAt = tooDeepAt(yaml);
  if (deepAt !== undefined) {
    const line = lineAt(yaml, deepAt, linesBefore);
    throw new PostProblem(`line ${line}: its front matter is nested too deeply`, 'yaml');
  }
  const { text, document, notes } = parseWithRepairs(yaml, linesBefore);
  checkAliases(document, text, linesBefore);
  return {
    data: toValues(document),
    notes,
    isPlain: (key) => {
      const pairs = isMap(document.contents) ? document.contents.items : [];
      // If a key is repeated, the last one counts.
      const pair = pairs.findLast((item) => isScalar(item.key) && item.key.value === key);
      return isScalar(pair?.value) && pair.value.type === 'PLAIN';
    },
    typed: () => toValues(parse(text, [nullTag, psychTag])),
  };
}

/**
 * Parses a YAML data file as Psych does.
 *
 * @throws if the text is not valid YAML or nested too deeply, or if its aliases expand to too many nodes
 */
export function parseYamlData(yaml: string): unknown {
  if (tooDeepAt(yaml) !== undefined) throw new Error('it is nested too deeply');
  const document = parse(yaml, [nullTag, psychTag]);
  const [error] = document.errors;
  if (error) throw new Error(describeError('it', yaml, error));
  return document.toJS({ maxAliasCount: maxAliases });
}

type Yaml = Document.Parsed<ParsedNode>;

function parse(yaml: string, tags: readonly (typeof nullTag | typeof psychTag)[]): Yaml {
  return parseDocument(yaml, {
    schema: 'failsafe',
    customTags: (others) => [...tags, ...others],
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
}

/** Parses the text as it is or, if it is invalid, with the first repair that makes it valid. */
function parseWithRepairs(yaml: string, linesBefore: number) {
  const document = parse(yaml, [nullTag]);
  const [error] = document.errors;
  if (!error) return { text: yaml, document, notes: [] };
  const problem = () =>
    new PostProblem(describeError('its front matter', yaml, error, linesBefore), 'yaml');
  if (document.errors.length > maxErrors) throw problem();
  const isValid = (line: string) => parse(`${line}\n`, [nullTag]).errors.length === 0;
  const escaped = escapeInnerQuotes(yaml, isValid);
  for (const text of [
    indentContinuationLines(yaml),
    escaped.text,
    indentContinuationLines(escaped.text),
  ]) {
    const repaired = text === yaml ? undefined : parse(text, [nullTag]);
    if (!repaired || repaired.errors.length > 0) continue;
    const notes = escaped.lines.map((line) => quoteNote(line + linesBefore));
    const isOnlyIndented = text === indentContinuationLines(yaml);
    return { text, document: repaired, notes: isOnlyIndented ? [] : notes };
  }
  throw problem();
}

function quoteNote(line: number): Note {
  return { reason: 'quotes', text: `line ${line}: quotes within quotes were read as text` };
}

// In YAML, `title: *emphasis*` is an alias. The package looks an alias up by walking through the whole
// document, so anchors are collected here, and aliases are limited.
function checkAliases(document: Yaml, yaml: string, linesBefore: number): void {
  const anchors = new Set<string>();
  let aliases = 0;
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.add(node.anchor);
    },
    Alias(_, node) {
      aliases++;
      if (aliases > maxAliases) throw tooManyAliases();
      if (anchors.has(node.source)) return;
      const line = lineAt(yaml, node.range?.[0] ?? 0, linesBefore);
      const reason = `line ${line}: *${node.source} is an undefined alias; text that begins with * needs quotes`;
      throw new PostProblem(reason, 'yaml');
    },
  });
}

function tooManyAliases(): PostProblem {
  return new PostProblem('its front matter has too many aliases', 'yaml');
}

function lineAt(yaml: string, position: number, linesBefore: number): number {
  return linesBefore + yaml.slice(0, position).split('\n').length;
}

function describeError(subject: string, yaml: string, error: YAMLError, linesBefore = 0): string {
  const line = lineAt(yaml, error.pos[0], linesBefore);
  const text = yaml.split('\n')[line - linesBefore - 1] ?? '';
  const reason = /^[ ]*\t/.test(text) ? 'YAML cannot be indented with tabs' : error.message;
  if (/call stack/i.test(reason)) return `line ${line}: ${subject} is nested too deeply`;
  return `line ${line}: ${subject} is not valid YAML: ${reason}`;
}

function toValues(document: Yaml): Values {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw tooManyAliases();
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw new PostProblem('its front matter is not a YAML map', 'yaml');
  }
  return Object.fromEntries(Object.entries(data));
}
