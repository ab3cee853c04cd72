import { PostProblem } from '../model/problem.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { parseToml } from './toml.ts';
import { type FrontMatter, parseYaml } from './yaml.ts';

interface SplitPost {
  /** Empty if the file has none. */
  readonly frontMatter: FrontMatter;
  readonly hasFrontMatter: boolean;
  readonly body: string;
}

interface Format {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly delimiter: string;
  parse(text: string, linesBefore: number): FrontMatter;
}

const formats: readonly Format[] = [
  {
    opening: /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/,
    closing: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m,
    delimiter: '---',
    parse: parseYaml,
  },
  {
    opening: /^\uFEFF?(?:[ \t]*\r?\n)*\+\+\+[ \t]*\r?\n/,
    closing: /^\+\+\+[ \t]*(?:\r?\n|$)/m,
    delimiter: '+++',
    parse: parseToml,
  },
];

const maxCharacters = 64 * 1024;

const noFrontMatter: FrontMatter = { data: {}, notes: [], isPlain: () => false, typed: () => ({}) };

/**
 * Splits a post into its front matter, in YAML or TOML, and its body. A byte order mark and blank lines
 * before the front matter are ignored. As in Jekyll, a file without front matter is all body.
 *
 * @throws {PostProblem} if the front matter has no closing line, is too long, takes too much work or
 * cannot be parsed
 */
export function splitPost(
  file: string,
  budget: WorkBudget = postWorkBudget(file.length),
): SplitPost {
  for (const format of formats) {
    const start = format.opening.exec(file);
    if (!start) continue;
    const rest = file.slice(start[0].length);
    const end = format.closing.exec(rest);
    if (!end) {
      const reason = `its front matter has no closing line "${format.delimiter}"`;
      throw new PostProblem(reason, 'front-matter');
    }
    if (end.index > maxCharacters) {
      throw new PostProblem('its front matter is longer than 64 KiB', 'front-matter');
    }
    budget.spend(end.index);
    const linesBefore = start[0].split('\n').length - 1;
    return {
      frontMatter: format.parse(rest.slice(0, end.index), linesBefore),
      hasFrontMatter: true,
      body: rest.slice(end.index + end[0].length),
    };
  }
  return { frontMatter: noFrontMatter, hasFrontMatter: false, body: file };
}

/**
 * Adds a lowercase copy of each key that has none, so `Title` counts as `title`. Jekyll does not do
 * this, so a permalink must not depend on it.
 */
export function withLowerCaseKeys(data: Record<string, unknown>): Record<string, unknown> {
  const lowerCase: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) lowerCase[key.toLowerCase()] = value;
  return { ...lowerCase, ...data };
}
