import { scopesOf } from '../model/scope.ts';
import type { Membership } from '../store/changes/memberships.ts';
import type { StoredArticle } from '../store/sources/posts.ts';

/** The memberships of an article in its scopes. Only a live article has any. */
export function membershipsOf(
  article: Pick<StoredArticle, 'feedId' | 'publishedAt' | 'state' | 'categories' | 'tags'>,
): Membership[] {
  if (article.state !== 'live') return [];
  const { feedId, publishedAt } = article;
  return scopesOf(article).map((scope) => ({ scope, feedId, publishedAt }));
}
