import { lineText } from '../../src/model/line-text.ts';
import type { FeedFormat, ParsedItem } from '../../src/sources/feed/feed-page.ts';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';

/** An item as a feed reader sees it. */
export interface LiveItem {
  /** The id that an import of the feed keeps. */
  readonly id: string;
  /** Empty if the feed has none. */
  readonly url: string;
  /** Plain text. */
  readonly title: string;
  /** Milliseconds since 1970; undefined if the feed has no date. */
  readonly publishedAt: number | undefined;
}

/** A feed as it is served now. */
export interface LiveFeed {
  readonly format: FeedFormat;
  readonly items: readonly LiveItem[];
  /** URL of the next older page; undefined if there is none. */
  readonly next: string | undefined;
}

/**
 * Reads a feed as an import does.
 *
 * @param url the feed's URL, or the name of its file
 * @throws {ImportError} if it is not a feed
 */
export function readLiveFeed(text: string, url: string): LiveFeed {
  const { format, items, next } = parseFeed(text, url);
  return { format, items: items.map(liveItem), next: next || undefined };
}

function liveItem({ id, url, title, date }: ParsedItem): LiveItem {
  const time = Date.parse(date);
  return {
    id,
    url,
    title: lineText(title),
    publishedAt: Number.isNaN(time) ? undefined : time,
  };
}
