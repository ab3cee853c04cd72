import type { Note } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { outsideCode } from '../shared/outside-code.ts';

// Up to the next blank line.
const statement = /^(?:import|export)\s.*(?:\n(?!\s*$).*)*$/gm;
// Another start ends the search, which keeps it linear.
const comment = /\{\/\*(?:(?!\*\/|\{\/\*)[\s\S])*\*\/\}/g;
const component = /<\/?([A-Z][\w.]*)(?:\s(?:[^<>{}]|\{[^<>{}]*\})*)?>/g;

/** Turns MDX into Markdown: without imports, exports and components, whose inner text stays. */
export function mdxText(
  body: string,
  budget: WorkBudget,
): { readonly text: string; readonly notes: readonly Note[] } {
  budget.spend(body.length);
  const names = new Set<string>();
  const text = outsideCode(body.replaceAll('\r\n', '\n'), (part) =>
    part
      .replace(statement, '')
      .replace(comment, '')
      .replace(component, (_, name: string) => {
        if (names.size < 10) names.add(name.slice(0, 40));
        return '';
      }),
  );
  if (names.size === 0) return { text, notes: [] };
  const list = [...names].join(', ');
  return {
    text,
    notes: [{ reason: 'shortcode', text: `without the components ${list}; text inside stays` }],
  };
}
