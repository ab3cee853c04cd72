import type { WorkBudget } from '../../model/work-budget.ts';
import { type SplitText, splitText } from '../shared/front-matter.ts';

const opening = /^[\s\uFEFF]*(?:-{3,}|\+{3})[ \t]*(?=\r?\n)/;
const closing = /^-{4,}[ \t]*$/m;

/**
 * Splits a page as Hugo does: white space and several byte order marks may precede the front matter, and the lines around
 * it may have more than three hyphens.
 *
 * @throws {PostProblem} if the front matter cannot be read
 */
export function splitHugo(text: string, budget: WorkBudget): SplitText {
  const [start] = opening.exec(text) ?? [];
  if (start === undefined) return splitText(text, budget);
  const lines = start.split('\n').length - 1;
  const rest = text.slice(start.length);
  if (start.includes('+')) return splitText(`${'\n'.repeat(lines)}+++${rest}`, budget);
  const end = /^---/m.exec(rest)?.index ?? 0;
  const yaml = rest.slice(0, end) + rest.slice(end).replace(closing, '---');
  return splitText(`${'\n'.repeat(lines)}---${yaml}`, budget);
}
