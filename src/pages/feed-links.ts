import { formatDetails, formats } from '../model/format.ts';
import type { ScopeKey } from '../model/scope.ts';
import { documentPath, opmlPath, pagePath } from '../model/urls.ts';
import type { Words } from './words/words.ts';

/** A feed that a page links to in its head, where browsers and feed readers look for feeds. */
export interface FeedLink {
  readonly title: string;
  readonly mediaType: string;
  readonly url: string;
}

/** Lists the three feeds of a scope and the OPML document of all feeds, for the head of a page. */
export function feedLinks(scope: ScopeKey, name: string, { allFeeds }: Words): FeedLink[] {
  const feeds = documentLinks(pagePath(scope), name);
  return [...feeds, { title: allFeeds, mediaType: 'text/x-opml', url: opmlPath('all') }];
}

/**
 * Lists the formats of a feed.
 *
 * @param base the path of the feed's documents, without their file names
 */
export function documentLinks(base: string, name: string): FeedLink[] {
  return formats.map((format) => ({
    title: `${name} (${formatDetails[format].label})`,
    mediaType: formatDetails[format].mediaType,
    url: documentPath(base, format),
  }));
}
