import { type ScopedArticle, scopesOf } from '../model/scope.ts';
import type { Membership } from '../store/changes/memberships.ts';
import type { StoredArticle } from '../store/sources/posts.ts';

/**
 * The version of the rule that decides which scopes show an article. Articles that were stored before
 * authors and languages were scopes have version 0. They are added to these scopes when their posts are
 * read again.
 */
export const scopeRule = 1;

/** The memberships of an article in its scopes. Only a live article has any. */
export function membershipsOf(
  article: Pick<StoredArticle, 'feedId' | 'publishedAt' | 'state' | 'scopeRule'> & ScopedArticle,
): Membership[] {
  if (article.state !== 'live') return [];
  const { feedId, publishedAt } = article;
  const scoped = article.scopeRule === 0 ? { ...article, authors: [], language: null } : article;
  return scopesOf(scoped).map((scope) => ({ scope, feedId, publishedAt }));
}
