import { html } from 'hono/html';
import type { Html } from './html.ts';

interface PagerLink {
  readonly path: string;
  readonly text: string;
}

/** Renders links to the pages before and after a page. */
export function pager(
  label: string,
  {
    previous,
    current,
    next,
  }: { previous?: PagerLink | undefined; current?: Html; next?: PagerLink | undefined },
): Html {
  if (!previous && !next) return html``;
  const link = (rel: string, to: PagerLink | undefined) =>
    to
      ? html`<a rel="${rel}" href="${to.path}">${to.text}</a>
`
      : '';
  return html`<nav class="pager" aria-label="${label}">
${link('prev', previous)}${
  current
    ? html`<span>${current}</span>
`
    : ''
}${link('next', next)}</nav>
`;
}
