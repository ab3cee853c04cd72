import type { FeedContent } from './feed-definition.ts';

/** The limits of a document. */
export interface Budget {
  /** The maximum number of articles. */
  readonly items: number;
  /** The approximate maximum size in bytes. The first article is always included. */
  readonly bytes: number;
  /** The limits that replace these if the articles are episodes of a podcast. */
  readonly podcast?: Budget;
  /** The maximum sizes of feeds that define how much of their articles they show. */
  readonly ofContent?: Readonly<Record<FeedContent, number>>;
  /** Whether the number of articles that the site's configuration wants replaces `items`. */
  readonly followsSite?: boolean;
}

/**
 * The limits of the feeds of a site.
 *
 * @param postsLimit how many articles its configuration wants; null if it does not say
 */
export function budgetOfSite(budget: Budget, postsLimit: number | null): Budget {
  if (!budget.followsSite || postsLimit === null) return budget;
  const { podcast } = budget;
  const ofPodcast = podcast && { ...podcast, items: Math.max(podcast.items, postsLimit) };
  return { ...budget, items: postsLimit, ...(ofPodcast ? { podcast: ofPodcast } : {}) };
}

/**
 * Counts the newest articles that fit into a document.
 *
 * @param sizes the sizes of the articles in bytes, newest first
 */
export function countWithin(sizes: readonly number[], { items, bytes }: Budget): number {
  let count = 0;
  let total = 0;
  for (const size of sizes) {
    total += size;
    if (count === items || (count > 0 && total > bytes)) break;
    count++;
  }
  return count;
}
