import { PostProblem } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { type SplitText, splitText } from '../shared/front-matter.ts';

/**
 * Splits a page of Eleventy, whose front matter may name its language: `---json`, `---toml` or `---js`.
 *
 * @throws {PostProblem} if the front matter cannot be read, or is a program
 */
export function splitEleventy(text: string, budget: WorkBudget): SplitText {
  const [fence, language] = /^\uFEFF?---[ \t]*(\w+)[ \t]*(?=\r?\n)/.exec(text) ?? [];
  if (fence === undefined) return splitText(text, budget);
  const rest = text.slice(fence.length);
  switch (language) {
    case 'json':
    case 'yaml':
    case 'yml':
      // JSON is also YAML.
      return splitText(`---${rest}`, budget);
    case 'toml':
      return splitText(`+++${rest.replace(/^---[ \t]*$/m, '+++')}`, budget);
    default:
      throw new PostProblem(
        `its front matter is in "${language}", which is not run or known: write it in YAML`,
        'front-matter',
      );
  }
}
