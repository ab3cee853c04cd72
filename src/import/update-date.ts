import type { RenderedPost } from '../post/read-post.ts';
import type { StoredArticle } from '../store/sources/posts.ts';

/**
 * The date of update in the post, unless it is in the future. Otherwise the time of the import that found
 * the file changed: changed settings or a new path alone do not count as an update.
 *
 * @param before the article as stored; undefined if it is new
 * @param isSameFile whether the file has not changed since it was last read
 */
export function updateDate(
  rendered: Pick<RenderedPost, 'updatedAt' | 'publishedAt' | 'hash'>,
  before: StoredArticle | undefined,
  isSameFile: boolean,
  now: Date,
): Date {
  const { updatedAt, publishedAt } = rendered;
  if (updatedAt && updatedAt <= now) return later(updatedAt, publishedAt);
  const isEdited = before?.state === 'live' && before.hash !== rendered.hash && !isSameFile;
  return later(isEdited ? now : (before?.updatedAt ?? publishedAt), publishedAt);
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
