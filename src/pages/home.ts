import { html } from 'hono/html';
import type { Site } from '../model/article.ts';
import { type NamedScopeKind, siteScope } from '../model/scope.ts';
import { listPath, opmlPath } from '../model/urls.ts';
import { feedLinks, feedList } from './feed-links.ts';
import { type Html, layout } from './layout.ts';
import { headings } from './list.ts';
import { type ScopeListPart, scopeItems } from './scope-items.ts';

/** The largest scopes of a kind. */
export interface HomeSection extends ScopeListPart {
  readonly kind: NamedScopeKind;
}

/** The home page: the feeds of the site and of its largest categories, tags and so on. */
export function homePage(site: Site, sections: readonly HomeSection[]): Html {
  return layout(
    { title: site.title, language: site.language, feeds: feedLinks(siteScope, site.title) },
    html`<h1>${site.title}</h1>
<p>${site.description}</p>
<p>Everything from <a href="${site.url}">${site.url}</a>: ${feedList(siteScope)}</p>
<p>All feeds in one file, for a feed reader: <a href="${opmlPath('all')}">OPML</a></p>
${sections.map(section)}`,
  );
}

function section({ kind, shown, hasMore }: HomeSection): Html {
  if (shown.length === 0) return html``;
  const all = html`<p><a href="${listPath(kind, 1)}">All ${headings[kind].toLowerCase()}</a></p>`;
  return html`<h2>${headings[kind]}</h2>
${scopeItems(shown)}
${hasMore ? all : ''}`;
}
