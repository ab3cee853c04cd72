import {
  type Document,
  isMap,
  isScalar,
  type ParsedNode,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import { type Note, PostProblem } from '../model/problem.ts';
import { resolvePlainScalar } from './psych.ts';
import type { Values } from './values.ts';
import { escapeInnerQuotes, indentContinuationLines } from './yaml-repair.ts';

/**
 * The data before a post's text. Values are text as written, null, lists or maps: what a word like
 * `no` or `012` means is for each key's reader to say, so that a title `on` stays a title.
 */
export interface FrontMatter {
  readonly data: Values;
  readonly notes: readonly Note[];
  /** Whether the value of a key was written without quotes. */
  isPlain(key: string): boolean;
  /** The data with the numbers and words that Ruby's YAML reader would see. */
  typed(): Values;
}

// Aliases that unfold to more than this are an attack, not a post.
const maxAliases = 100;

// A text with more errors than this is not one that a quote or two would mend.
const maxErrors = 100;

/** Only an empty or `null` plain value is not text. */
const nullTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^(?:~|null|Null|NULL)?$/,
  resolve: () => new Scalar(null),
} as const;

/** Every plain value as Ruby's reader has it. */
const rubyTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^/,
  resolve: (text: string) => resolvePlainScalar(text),
} as const;

/**
 * Reads YAML as Ruby's reader does, and a little more.
 *
 * @param linesBefore how many lines of the file stand before it
 * @throws {PostProblem} where it is none, naming the line
 */
export function parseYaml(yaml: string, linesBefore: number): FrontMatter {
  const { text, document, notes } = mended(yaml, linesBefore);
  refuseLostAliases(document, text, linesBefore);
  return {
    data: unfold(document),
    notes,
    isPlain: (key) => {
      const pairs = isMap(document.contents) ? document.contents.items : [];
      // Of a key that is written twice, the later counts.
      const pair = pairs.findLast((item) => isScalar(item.key) && item.key.value === key);
      return isScalar(pair?.value) && pair.value.type === 'PLAIN';
    },
    typed: () => unfold(parse(text, [nullTag, rubyTag])),
  };
}

/**
 * Reads a data file in YAML, its values as Ruby's reader has them.
 *
 * @throws where it is none, or has too many aliases
 */
export function parseYamlData(yaml: string): unknown {
  const document = parse(yaml, [nullTag, rubyTag]);
  const [error] = document.errors;
  if (error) throw new Error(describe(yaml, error, 0));
  return document.toJS({ maxAliasCount: maxAliases });
}

type Yaml = Document.Parsed<ParsedNode>;

function parse(yaml: string, tags: readonly (typeof nullTag | typeof rubyTag)[]): Yaml {
  return parseDocument(yaml, {
    schema: 'failsafe',
    customTags: (others) => [...tags, ...others],
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
}

/** The text in the first form that is YAML: as it is, indented, or with its quotes escaped. */
function mended(yaml: string, linesBefore: number) {
  const document = parse(yaml, [nullTag]);
  const [error] = document.errors;
  if (!error) return { text: yaml, document, notes: [] };
  const problem = () => new PostProblem(describe(yaml, error, linesBefore), 'yaml');
  if (document.errors.length > maxErrors) throw problem();
  const isYaml = (line: string) => parse(`${line}\n`, [nullTag]).errors.length === 0;
  const escaped = escapeInnerQuotes(yaml, isYaml);
  for (const text of [
    indentContinuationLines(yaml),
    escaped.text,
    indentContinuationLines(escaped.text),
  ]) {
    const document = text === yaml ? undefined : parse(text, [nullTag]);
    if (!document || document.errors.length > 0) continue;
    const notes = escaped.lines.map((line) => quoteNote(line + linesBefore));
    return { text, document, notes: text === indentContinuationLines(yaml) ? [] : notes };
  }
  throw problem();
}

function quoteNote(line: number): Note {
  return { reason: 'quotes', text: `line ${line}: quotes in quotes were taken as text` };
}

// `title: *emphasis*` is an alias to YAML, and stands for nothing.
function refuseLostAliases(document: Yaml, yaml: string, linesBefore: number): void {
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document)) return;
      const line = lineAt(yaml, node.range?.[0] ?? 0, linesBefore);
      const reason = `line ${line}: quotes are missing: *${node.source} stands for nothing`;
      throw new PostProblem(reason, 'yaml');
    },
  });
}

function lineAt(yaml: string, position: number, linesBefore: number): number {
  return linesBefore + yaml.slice(0, position).split('\n').length;
}

function describe(yaml: string, error: { pos: [number, number]; message: string }, before: number) {
  const line = lineAt(yaml, error.pos[0], before);
  const text = yaml.split('\n')[line - before - 1] ?? '';
  const reason = /^[ ]*\t/.test(text) ? 'a TAB cannot indent YAML' : error.message;
  if (/call stack/i.test(reason)) return `line ${line}: its front matter is nested too deeply`;
  return `line ${line}: its front matter is not YAML: ${reason}`;
}

function unfold(document: Yaml): Values {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw new PostProblem('its front matter has too many aliases', 'yaml');
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw new PostProblem('its front matter is not a list of keys and values', 'yaml');
  }
  return Object.fromEntries(Object.entries(data));
}
