import { html } from 'hono/html';
import type { NamedScope } from '../model/scope.ts';
import { cutText } from '../model/text.ts';
import { pagePath } from '../model/urls.ts';
import { firstFitting } from './cut.ts';
import type { Html } from './html.ts';
import type { PageContext } from './page.ts';

/** A scope in a list, with the number of its articles if that is known. */
type Term = NamedScope & { readonly articleCount?: number };

// Characters of a name that are shown.
const maxName = 100;

/** The first terms whose names fit into a budget of bytes, since a name may have 300 characters. */
export function fittingTerms<Listed extends Term>(
  terms: readonly Listed[],
  bytes: number,
): readonly Listed[] {
  return firstFitting(terms, bytes, ({ slug }) => slug);
}

/** Renders links to the pages of scopes, with the numbers of their articles. Those of a named feed are not counted. */
export function termList({ locale }: PageContext, terms: readonly Term[]): Html {
  const count = (value: number) => html` <small>${locale.number(value)}</small>`;
  return html`<ul class="terms">
${terms.map(
  (term) => html`<li><a href="${pagePath(term)}"><bdi>${cutText(term.name, maxName)}</bdi></a>${
    term.articleCount === undefined || term.kind === 'feed' ? '' : count(term.articleCount)
  }</li>
`,
)}</ul>
`;
}
