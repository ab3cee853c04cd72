import { type Document, isMap, isScalar, parseDocument, Scalar, visit } from 'yaml';
import { PostProblem } from '../problem.ts';
import type { Values } from './values.ts';

/**
 * The data before a post's text. Values are text as written, null, lists or maps: what a word like
 * `no` or `012` means is for each key's reader to say, so that a title `on` stays a title.
 */
export interface FrontMatter {
  readonly data: Values;
  /** Whether the value of a key was written without quotes. */
  isPlain(key: string): boolean;
}

export interface SplitPost {
  readonly frontMatter: FrontMatter;
  readonly body: string;
}

const opening = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

// Aliases that unfold to more than this are an attack, not a post.
const maxAliases = 100;
const maxFrontMatter = 64 * 1024;

/** Only an empty or `null` plain value is not text. */
const nullTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^(?:~|null|Null|NULL)?$/,
  resolve: () => new Scalar(null),
} as const;

/**
 * Takes a post apart into front matter and text. Blank lines or a byte order mark before the
 * opening line are forgiven; a file without one is all text, as for Jekyll.
 *
 * @throws {PostProblem} where the front matter has no end, or is no YAML
 */
export function splitPost(file: string): SplitPost {
  const start = opening.exec(file);
  if (!start) return { frontMatter: { data: {}, isPlain: () => false }, body: file };
  const rest = file.slice(start[0].length);
  const end = closing.exec(rest);
  if (!end) throw new PostProblem('its front matter has no closing line of three dashes');
  if (end.index > maxFrontMatter) throw new PostProblem('its front matter is longer than 64 KiB');
  const linesBefore = start[0].split('\n').length - 1;
  return {
    frontMatter: readFrontMatter(rest.slice(0, end.index), linesBefore),
    body: rest.slice(end.index + end[0].length),
  };
}

function readFrontMatter(yaml: string, linesBefore: number): FrontMatter {
  const document = parseDocument(yaml, {
    schema: 'failsafe',
    customTags: (tags) => [nullTag, ...tags],
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) throw new PostProblem(describe(yaml, error, linesBefore));
  const data = unfold(document, yaml, linesBefore);
  return {
    data,
    isPlain: (key) => {
      const pairs = isMap(document.contents) ? document.contents.items : [];
      // Of a key that is written twice, the later counts.
      const pair = pairs.findLast((item) => isScalar(item.key) && item.key.value === key);
      return isScalar(pair?.value) && pair.value.type === 'PLAIN';
    },
  };
}

// `title: *emphasis*` is an alias to YAML, and stands for nothing.
function refuseLostAliases(document: Document, yaml: string, linesBefore: number): void {
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document)) return;
      const line = lineAt(yaml, node.range?.[0] ?? 0, linesBefore);
      throw new PostProblem(`line ${line}: quotes are missing: *${node.source} stands for nothing`);
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

function unfold(document: Document, yaml: string, linesBefore: number): Values {
  refuseLostAliases(document, yaml, linesBefore);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw new PostProblem('its front matter has too many aliases');
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw new PostProblem('its front matter is not a list of keys and values');
  }
  return Object.fromEntries(Object.entries(data));
}
