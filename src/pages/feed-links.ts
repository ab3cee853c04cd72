import { html } from 'hono/html';
import { formatFacts, formats } from '../model/format.ts';
import type { ScopeKey } from '../model/scope.ts';
import { feedPath, opmlPath } from '../model/urls.ts';
import type { FeedLink, Html } from './layout.ts';

/** The three feeds of a scope and the list of all feeds, for the head of a page. */
export function feedLinks(scope: ScopeKey, name: string): FeedLink[] {
  const feeds = formats.map((format) => ({
    title: `${name} (${formatFacts[format].label})`,
    mediaType: formatFacts[format].mediaType,
    url: feedPath(scope, format),
  }));
  return [...feeds, { title: 'All feeds (OPML)', mediaType: 'text/x-opml', url: opmlPath('all') }];
}

/** The three feeds of a scope, as links for people. */
export function feedList(scope: ScopeKey): Html {
  return html`<span class="feeds">${formats.map(
    (format) => html`<a href="${feedPath(scope, format)}">${formatFacts[format].label}</a> `,
  )}</span>`;
}
