import type { GonePost } from '../store/sources/gone-articles.ts';
import type { StoredArticle } from '../store/sources/posts.ts';
import type { Claim } from './claim.ts';

/**
 * Finds posts that are gone and continue at other paths. Two posts are the same if their files are equal
 * to the byte. If none is, they are the same if they have the same title and date, and no other post
 * that is gone has them too.
 */
export class GoneMatches {
  readonly #gone: readonly GonePost[];
  /** The hashes of the posts that claim an id or a URL. */
  readonly #claims: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #newHashes: ReadonlySet<string>;

  /** @param claims those of posts at new paths */
  constructor(gone: readonly GonePost[], claims: readonly Claim[]) {
    // In a fixed order, since some of them may be equal.
    this.#gone = gone.toSorted((a, b) => (a.article.path < b.article.path ? -1 : 1));
    const claimed = claims.flatMap(({ hash, feedId, url }) => [
      { hash, key: feedId },
      { hash, key: url },
    ]);
    this.#claims = new Map(
      [...Map.groupBy(claimed, ({ key }) => key)].map(([key, list]) => [
        key,
        new Set(list.map(({ hash }) => hash)),
      ]),
    );
    this.#newHashes = new Set(claims.map(({ hash }) => hash));
  }

  /** The hash of the file of a post that is gone, by the id of its article. */
  hashOf(articleId: number): string | undefined {
    return this.#gone.find(({ article }) => article.id === articleId)?.hash;
  }

  /** Whether an article belongs to another post, whose file is equal to that of the post that is gone. */
  isReserved({ id }: StoredArticle, { hash }: Claim): boolean {
    const before = this.hashOf(id);
    return before !== undefined && before !== hash && this.#newHashes.has(before);
  }

  /**
   * Finds the article of the post that a post was before it moved.
   *
   * @param isFree whether the post can have an article
   */
  find(
    { path, hash, title, publishedAt }: Claim,
    isFree: (article: StoredArticle) => boolean,
  ): StoredArticle | undefined {
    const free = this.#gone.filter(({ article }) => isFree(article));
    // If another equal file has the id or the URL, that one continues the post.
    const equal = free.filter((post) => post.hash === hash && !this.#claimsOf(post).has(hash));
    const same = equal.find(({ article }) => nameOf(article.path) === nameOf(path)) ?? equal[0];
    if (same) return same.article;
    const [similar, ...others] = free.filter(
      (post) =>
        post.title === title &&
        post.article.publishedAt.getTime() === publishedAt.getTime() &&
        !this.#newHashes.has(post.hash) &&
        this.#claimsOf(post).size === 0,
    );
    return others.length === 0 ? similar?.article : undefined;
  }

  /** The hashes of the posts that claim the id or the URL of a post that is gone. */
  #claimsOf({ article: { feedId, url } }: GonePost): ReadonlySet<string> {
    return new Set([feedId, url].flatMap((key) => [...(this.#claims.get(key) ?? [])]));
  }
}

/** The file name without its date. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/^[\d-]+/, '');
}
