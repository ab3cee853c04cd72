import type { StoredPosts } from './identity.ts';
import type { Reading } from './plan.ts';

/**
 * Dates the posts of a batch that have no date: by that of their stored articles, or else by the present time,
 * which their articles then keep. In one batch, each is a second older than the one before, so that they stay
 * in their order.
 */
export function withFirstSeen(
  readings: readonly Reading[],
  stored: StoredPosts,
  now: Date,
): readonly Reading[] {
  const byId = new Map(stored.articles.map((article) => [article.id, article]));
  const byFeedId = new Map(stored.articles.map((article) => [article.feedId, article]));
  const atPath = new Map(
    stored.posts.map(({ path, articleId }) => [path, byId.get(articleId ?? 0)]),
  );
  let next = Math.floor(now.getTime() / 1000) * 1000;
  return readings.map((reading) => {
    if (reading.kind !== 'rendered' || reading.rendered.isDated) return reading;
    const { path, rendered } = reading;
    const before = atPath.get(path) ?? byFeedId.get(rendered.feedId);
    const publishedAt = before?.publishedAt ?? new Date(next);
    if (!before) next -= 1000;
    return { ...reading, rendered: { ...rendered, publishedAt } };
  });
}
