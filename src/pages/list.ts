import { html } from 'hono/html';
import type { Site } from '../model/article.ts';
import { siteScope } from '../model/scope.ts';
import { listPath } from '../model/urls.ts';
import { feedLinks } from './feed-links.ts';
import { type Html, layout } from './layout.ts';
import { type ScopePart, scopeItems } from './scope-items.ts';

/** What the scopes of a kind are called. */
export const headings = { category: 'Categories', tag: 'Tags' } as const;

/** A page of the list of all categories, or of all tags, the largest first. */
export function listPage(
  site: Site,
  kind: keyof typeof headings,
  number: number,
  { shown, hasMore }: ScopePart,
): Html {
  const title = `${headings[kind]}${number > 1 ? `, page ${number}` : ''} · ${site.title}`;
  return layout(
    { title, language: site.language, feeds: feedLinks(siteScope, site.title) },
    html`<p><a href="/">${site.title}</a></p>
<h1>${headings[kind]}</h1>
${scopeItems(shown)}
<p>${number > 1 ? html`<a rel="prev" href="${listPath(kind, number - 1)}">Larger ones</a>` : ''}
${hasMore ? html`<a rel="next" href="${listPath(kind, number + 1)}">Smaller ones</a>` : ''}</p>`,
  );
}
