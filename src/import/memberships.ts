import { type ScopedArticle, scopesOf } from '../model/scope.ts';
import { type Membership, membershipKey } from '../store/changes/memberships.ts';
import type { StoredArticle } from '../store/sources/posts.ts';

/**
 * The version of the rule that decides which scopes show an article. Articles that were stored before
 * authors and languages were scopes have version 0. They are added to these scopes when their posts are
 * read again.
 */
export const scopeRule = 1;

/**
 * The memberships that an article may have now, and that it does not keep. A scheduled article that is due
 * may have gone live since it was read.
 */
export function formerMemberships(
  article: Parameters<typeof membershipsOf>[0],
  kept: readonly Membership[],
  now: Date,
): Membership[] {
  if (article.state !== 'scheduled') return membershipsOf(article);
  if (article.publishedAt > now) return [];
  const keys = new Set(kept.map(membershipKey));
  return membershipsOf({ ...article, state: 'live' }).filter(
    (one) => !keys.has(membershipKey(one)),
  );
}

/** The memberships of an article in its scopes. Only a live article has any. */
export function membershipsOf(
  article: Pick<StoredArticle, 'feedId' | 'publishedAt' | 'state' | 'scopeRule'> & ScopedArticle,
): Membership[] {
  if (article.state !== 'live') return [];
  const { feedId, publishedAt } = article;
  const scoped = article.scopeRule === 0 ? { ...article, authors: [], language: null } : article;
  return scopesOf(scoped).map((scope) => ({ scope, feedId, publishedAt }));
}
