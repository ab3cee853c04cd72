import type { Note } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { outsideCode } from '../shared/outside-code.ts';
import { embedHtml, parseArguments, UnknownTags } from '../shared/shortcodes.ts';

// `{{ name(key="value") }}` and `{% name(key="value") %}`, with the end `{% end %}`. Another brace ends the
// search, which keeps it linear.
const shortcode =
  /\{\{-?\s*(\w+)\(((?:(?!\{\{|\{%|\}\})[\s\S])*)\)\s*-?\}\}|\{%-?\s*(\w+)(?:\(((?:(?!\{\{|\{%|%\})[\s\S])*)\))?\s*-?%\}/g;
const innerLink = /(\]\()@\/([^\s)]+)/g;

/**
 * Replaces the shortcodes of a page, and links to other pages (`@/blog/hello.md`). Of a shortcode, the inner
 * text stays.
 *
 * @param linkTo returns the path of the URL of another page
 */
export function zolaShortcodes(
  body: string,
  linkTo: (page: string) => string,
  budget: WorkBudget,
): { readonly text: string; readonly notes: readonly Note[] } {
  if (!/\{[{%]|\]\(@\//.test(body)) return { text: body, notes: [] };
  budget.spend(body.length);
  const unknown = new UnknownTags();
  const text = outsideCode(body, (part) =>
    part
      .replace(innerLink, (_, start: string, page: string) => start + linkTo(page))
      .replace(
        shortcode,
        (source, inline?: string, values?: string, block?: string, more?: string) => {
          const name = inline ?? block ?? '';
          if (name === 'end') return '';
          if (block !== undefined && more === undefined) return source;
          return embedHtml(name, parseArguments(values ?? more ?? '')) ?? unknown.remove(name);
        },
      ),
  );
  return { text, notes: unknown.notes('shortcodes') };
}
