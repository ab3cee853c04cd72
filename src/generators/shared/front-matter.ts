import { splitPost } from '../../jekyll/front-matter.ts';
import { mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import { type FrontMatter, parseYaml } from '../../jekyll/yaml.ts';
import { PostProblem } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';

/** A post's front matter with keys in lower case, and its body. */
export interface SplitText {
  readonly frontMatter: FrontMatter;
  readonly data: Values;
  readonly body: string;
}

const maxCharacters = 64 * 1024;

/**
 * Splits a post into its front matter, in YAML, TOML or JSON, and its body.
 *
 * @throws {PostProblem} if the front matter cannot be read
 */
export function splitText(text: string, budget: WorkBudget): SplitText {
  const { frontMatter, body } = splitJson(text, budget) ?? splitPost(text, budget);
  return { frontMatter, data: lowerKeys(frontMatter.data), body };
}

/** A copy of a map whose keys are in lower case, as Hugo reads all maps. The last of equal keys counts. */
export function lowerKeys(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]),
  );
}

/** JSON at the start of a text: `{"title": "Hello"}`. Undefined if there is none. */
function splitJson(text: string, budget: WorkBudget) {
  const start = /^\uFEFF?\s*(?=\{\s*(?:"|\}))/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = endOfJson(text, start);
  if (end === undefined) {
    throw new PostProblem('its front matter in JSON has no closing brace', 'front-matter');
  }
  if (end - start > maxCharacters) {
    throw new PostProblem('its front matter is longer than 64 KiB', 'front-matter');
  }
  budget.spend(end - start);
  const linesBefore = text.slice(0, start).split('\n').length - 1;
  // JSON is also YAML.
  const frontMatter = parseYaml(text.slice(start, end), linesBefore);
  return { frontMatter: { ...frontMatter, isPlain: () => false }, body: text.slice(end) };
}

function endOfJson(text: string, start: number): number | undefined {
  // A text without an end counts as one, so no part is read twice.
  const token = /"(?:[^"\\\n]|\\.)*"?|[{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}' && --depth === 0) return token.lastIndex;
  }
  return undefined;
}

/** The texts in a list, or the one text; without blank ones. */
export function textsIn(value: unknown): string[] {
  return [value].flat(2).flatMap((entry) => nonBlankText(entry) ?? []);
}

/** The value at a path of keys in nested maps; undefined if one of them is missing. */
export function valueAt(values: Values | undefined, ...keys: readonly string[]): unknown {
  let value: unknown = values;
  for (const key of keys) {
    const map = mapOf(value);
    value = map && Object.hasOwn(map, key) ? map[key] : undefined;
  }
  return value;
}
