import { PostProblem } from '../model/problem.ts';
import { parseToml } from './toml.ts';
import { type FrontMatter, parseYaml } from './yaml.ts';

export interface SplitPost {
  readonly frontMatter: FrontMatter;
  readonly body: string;
}

interface Fence {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly lines: string;
  read(text: string, linesBefore: number): FrontMatter;
}

const fences: readonly Fence[] = [
  {
    opening: /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/,
    closing: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m,
    lines: 'three dashes',
    read: parseYaml,
  },
  {
    opening: /^\uFEFF?(?:[ \t]*\r?\n)*\+\+\+[ \t]*\r?\n/,
    closing: /^\+\+\+[ \t]*(?:\r?\n|$)/m,
    lines: 'three plus signs',
    read: parseToml,
  },
];

const maxFrontMatter = 64 * 1024;

const none: FrontMatter = { data: {}, notes: [], isPlain: () => false, typed: () => ({}) };

/**
 * Takes a post apart into front matter, in YAML or in TOML, and text. Blank lines or a byte order
 * mark before the opening line are forgiven; a file without one is all text, as for Jekyll.
 *
 * @throws {PostProblem} where the front matter has no end, or cannot be read
 */
export function splitPost(file: string): SplitPost {
  for (const fence of fences) {
    const start = fence.opening.exec(file);
    if (!start) continue;
    const rest = file.slice(start[0].length);
    const end = fence.closing.exec(rest);
    if (!end) {
      const reason = `its front matter has no closing line of ${fence.lines}`;
      throw new PostProblem(reason, 'front-matter');
    }
    if (end.index > maxFrontMatter) {
      throw new PostProblem('its front matter is longer than 64 KiB', 'front-matter');
    }
    const linesBefore = start[0].split('\n').length - 1;
    return {
      frontMatter: fence.read(rest.slice(0, end.index), linesBefore),
      body: rest.slice(end.index + end[0].length),
    };
  }
  return { frontMatter: none, body: file };
}

/**
 * Front matter with each key in lower case as well, where that key is not there: `Title` is a title.
 * Jekyll does not see such keys, so what an address is made of must not be taken from here.
 */
export function withLowerCaseKeys(data: Record<string, unknown>): Record<string, unknown> {
  const folded: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) folded[key.toLowerCase()] = value;
  return { ...folded, ...data };
}
