import { html } from 'hono/html';
import type { Article, Site } from '../model/article.ts';
import type { Scope } from '../model/scope.ts';
import { dayFormat } from './day.ts';
import { feedLinks, feedList } from './feed-links.ts';
import { type Html, layout } from './layout.ts';

/** Renders the page of a scope: its feeds, and the articles in them. */
export function scopePage(scope: Scope, site: Site, articles: readonly Article[]): Html {
  const title = `${scope.name} · ${site.title}`;
  const day = dayFormat(site.timeZone);
  return layout(
    { title, language: site.language, feeds: feedLinks(scope, title) },
    html`<p><a href="/">${site.title}</a></p>
<h1><bdi>${scope.name}</bdi></h1>
<p>Subscribe: ${feedList(scope)}</p>
<ul>
${articles.map(
  ({ url, title, publishedAt }) => html`<li><a href="${url}"><bdi>${title || url}</bdi></a>
<span class="quiet">${day(publishedAt)}</span></li>
`,
)}</ul>`,
  );
}
