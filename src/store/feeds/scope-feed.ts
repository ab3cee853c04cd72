import type { Position } from '../../model/archive-page.ts';
import type { ScopeKey } from '../../model/scope.ts';
import type { Database } from '../database.ts';
import { type Feed, type FeedRequest, readFeed } from './feeds.ts';
import { type NamedFeed, readNamedFeed } from './named-feeds.ts';

/** The feed of a scope, or a part of a named feed. */
export type ScopeFeed = Feed & Partial<Pick<NamedFeed, 'next' | 'isSearchCut'>>;

/**
 * Reads the feed of a scope of any kind: the newest articles of the scope, or a part of a named feed.
 *
 * @returns undefined if the scope does not exist, or if nothing has been imported yet
 */
export function readScopeFeed(
  db: Database,
  key: ScopeKey,
  request: FeedRequest & { readonly before?: Position | undefined },
): Promise<ScopeFeed | undefined> {
  if (key.kind !== 'feed') return readFeed(db, key, request);
  const { budget, before, withContent } = request;
  return readNamedFeed(db, key, { budget, before, withContent });
}
