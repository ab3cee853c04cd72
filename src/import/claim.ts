import type { PostHash } from '../model/post-file.ts';
import type { RenderedPost } from '../post/read-post.ts';

/** A post, with the id and the URL that it claims. */
export interface Claim {
  readonly path: string;
  /** The hash of its file. */
  readonly hash: string;
  readonly title: string;
  /** The id that the post would get as a new article. */
  readonly feedId: string;
  /** The URL that the post wants. */
  readonly url: string;
  /** Whether posts of the same source may have the URL too, because their ids tell them apart. */
  readonly sharesUrl: boolean;
  readonly publishedAt: Date;
}

/**
 * Compares posts by date, then by path. The first of the posts that want the same URL gets it. The
 * order does not depend on which post is read first, so an import always ends with the same
 * articles.
 */
export function compareClaims(
  a: Pick<Claim, 'path' | 'publishedAt'>,
  b: Pick<Claim, 'path' | 'publishedAt'>,
): number {
  const difference = a.publishedAt.getTime() - b.publishedAt.getTime();
  return difference || (a.path < b.path ? -1 : Number(a.path > b.path));
}

/** The claim of a post that has been rendered. */
export function claimOf({ path, hash }: PostHash, rendered: RenderedPost): Claim {
  const { feedId, url, sharesUrl, title, publishedAt } = rendered;
  return { path, hash, feedId, url, sharesUrl, title, publishedAt };
}
