import { scopesOf } from '../model/scope.ts';
import type { Membership } from '../store/changes/article-statements.ts';
import type { StoredArticle } from '../store/sources/posts.ts';

/** The places in feeds that an article has: none, unless it is live. */
export function membershipsOf(
  article: Pick<StoredArticle, 'feedId' | 'publishedAt' | 'state'> & {
    readonly categories: readonly string[];
    readonly tags: readonly string[];
  },
): Membership[] {
  if (article.state !== 'live') return [];
  const { feedId, publishedAt } = article;
  return scopesOf(article).map((scope) => ({ scope, feedId, publishedAt }));
}
