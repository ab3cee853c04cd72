import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { PageContext } from './page.ts';
import { fill } from './text.ts';

/** Renders links to the pages of a list: the first, the last, and those around the shown one. */
export function pageNumbers(
  { locale: { words, number } }: PageContext,
  { page, pages }: { readonly page: number; readonly pages: number },
  pathOf: (page: number) => string,
): Html {
  if (pages <= 1) return html``;
  const link = (to: number) =>
    to === page
      ? html`<li><a aria-current="page" href="${pathOf(to)}">${number(to)}</a></li>
`
      : html`<li><a href="${pathOf(to)}">${number(to)}</a></li>
`;
  const arrow = (rel: string, to: number, text: string) =>
    to < 1 || to > pages
      ? ''
      : html`<a rel="${rel}" href="${pathOf(to)}">${text}</a>
`;
  const total = fill(words.page, { page: number(page), pages: number(pages) });
  return html`<nav class="pager" aria-label="${words.pages}">
${arrow('prev', page - 1, words.previous)}<ul class="inline">
${shownNumbers(page, pages).map(link)}</ul>
${arrow('next', page + 1, words.next)}<p class="quiet">${total}</p>
</nav>
`;
}

function shownNumbers(page: number, pages: number): number[] {
  const near = Array.from({ length: 5 }, (_, at) => page - 2 + at);
  const shown = [1, ...near, pages].filter((number) => number >= 1 && number <= pages);
  return [...new Set(shown)];
}
