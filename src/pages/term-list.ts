import { html } from 'hono/html';
import type { NamedScope } from '../model/scope.ts';
import { pagePath } from '../model/urls.ts';
import type { Html } from './html.ts';
import type { PageContext } from './page.ts';

/** A scope in a list, with the number of its articles if that is known. */
type Term = NamedScope & { readonly articleCount?: number };

/** Renders links to the pages of scopes, with the numbers of their articles. Those of a named feed are not counted. */
export function termList({ locale }: PageContext, terms: readonly Term[]): Html {
  const count = (value: number) => html` <small>${locale.number(value)}</small>`;
  return html`<ul class="terms">
${terms.map(
  (term) => html`<li><a href="${pagePath(term)}"><bdi>${term.name}</bdi></a>${
    term.articleCount === undefined || term.kind === 'feed' ? '' : count(term.articleCount)
  }</li>
`,
)}</ul>
`;
}
