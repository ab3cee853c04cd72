import { html } from 'hono/html';
import type { Site } from '../model/article.ts';
import { type NamedScopeKind, siteScope } from '../model/scope.ts';
import { listPath } from '../model/urls.ts';
import { feedLinks } from './feed-links.ts';
import { type Html, layout } from './layout.ts';
import { type ScopeListPart, scopeItems } from './scope-items.ts';

/** The headings of lists of scopes. */
export const headings: Readonly<Record<NamedScopeKind, string>> = {
  category: 'Categories',
  tag: 'Tags',
  author: 'Authors',
  language: 'Languages',
};

/** Renders a page of the list of all scopes of a kind, largest first. */
export function listPage(
  site: Site,
  kind: NamedScopeKind,
  pageNumber: number,
  { shown, hasMore }: ScopeListPart,
): Html {
  const title = `${headings[kind]}${pageNumber > 1 ? `, page ${pageNumber}` : ''} · ${site.title}`;
  return layout(
    { title, language: site.language, feeds: feedLinks(siteScope, site.title) },
    html`<p><a href="/">${site.title}</a></p>
<h1>${headings[kind]}</h1>
${scopeItems(shown)}
<p>${pageNumber > 1 ? html`<a rel="prev" href="${listPath(kind, pageNumber - 1)}">Larger ones</a>` : ''}
${hasMore ? html`<a rel="next" href="${listPath(kind, pageNumber + 1)}">Smaller ones</a>` : ''}</p>`,
  );
}
