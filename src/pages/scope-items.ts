import { html } from 'hono/html';
import type { Scope } from '../model/scope.ts';
import { pagePath } from '../model/urls.ts';
import { feedList } from './feed-links.ts';
import type { Html } from './layout.ts';

/** A part of a list of scopes, and whether more follow. */
export interface ScopeListPart {
  readonly shown: readonly Scope[];
  readonly hasMore: boolean;
}

/** A list of scopes, each with a link to its page, its number of articles and its feeds. */
export function scopeItems(scopes: readonly Scope[]): Html {
  return html`<ul>
${scopes.map(
  (scope) => html`<li><a href="${pagePath(scope)}"><bdi>${scope.name}</bdi></a>
<span class="quiet">${scope.articleCount}</span> ${feedList(scope)}</li>
`,
)}</ul>`;
}
