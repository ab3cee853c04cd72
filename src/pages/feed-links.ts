import { html } from 'hono/html';
import { formatDetails, formats } from '../model/format.ts';
import type { ScopeKey } from '../model/scope.ts';
import { feedPath, opmlPath } from '../model/urls.ts';
import type { FeedLink, Html } from './layout.ts';

/** Lists the three feeds of a scope and the OPML document of all feeds, for the head of a page. */
export function feedLinks(scope: ScopeKey, name: string): FeedLink[] {
  const feeds = formats.map((format) => ({
    title: `${name} (${formatDetails[format].label})`,
    mediaType: formatDetails[format].mediaType,
    url: feedPath(scope, format),
  }));
  return [...feeds, { title: 'All feeds (OPML)', mediaType: 'text/x-opml', url: opmlPath('all') }];
}

/** Renders links to the three feeds of a scope. */
export function feedList(scope: ScopeKey): Html {
  return html`<span class="feeds">${formats.map(
    (format) => html`<a href="${feedPath(scope, format)}">${formatDetails[format].label}</a> `,
  )}</span>`;
}
