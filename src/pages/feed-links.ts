import { formatDetails, formats } from '../model/format.ts';
import type { ScopeKey } from '../model/scope.ts';
import { feedPath, opmlPath } from '../model/urls.ts';
import type { Words } from './words/words.ts';

/** A feed that a page links to in its head, where browsers and feed readers look for feeds. */
export interface FeedLink {
  readonly title: string;
  readonly mediaType: string;
  readonly url: string;
}

/** Lists the three feeds of a scope and the OPML document of all feeds, for the head of a page. */
export function feedLinks(scope: ScopeKey, name: string, { allFeeds }: Words): FeedLink[] {
  const feeds = formats.map((format) => ({
    title: `${name} (${formatDetails[format].label})`,
    mediaType: formatDetails[format].mediaType,
    url: feedPath(scope, format),
  }));
  return [...feeds, { title: allFeeds, mediaType: 'text/x-opml', url: opmlPath('all') }];
}
