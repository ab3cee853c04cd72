import type { StoredArticle, StoredPosts } from '../store/sources/posts.ts';

/** A post, with the id and the URL that it claims. */
export interface Claim {
  readonly path: string;
  /** The id that the post would get as a new article. */
  readonly feedId: string;
  /** The URL that the post wants. */
  readonly url: string;
  readonly publishedAt: Date;
}

/** The article of a post. */
export interface Identity {
  readonly feedId: string;
  /** The article as stored; undefined if it is new. */
  readonly before: StoredArticle | undefined;
  /** The articles of other posts that lose the URL to this one. */
  readonly displaced: readonly StoredArticle[];
}

export interface IdentityContext {
  readonly sourceId: number;
  /** Whether the source still has a post at a path. */
  isPresent(path: string): boolean;
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

/**
 * Finds the articles of a batch of posts, which must be identified in the order of
 * {@link compareClaims}.
 */
export class Identities {
  readonly #context: IdentityContext;
  /** The URL that each post of the batch wants, by path. */
  readonly #wantedUrls: ReadonlyMap<string, string>;
  readonly #byPath: ReadonlyMap<string, StoredArticle>;
  readonly #byFeedId: ReadonlyMap<string, StoredArticle>;
  readonly #byUrl: ReadonlyMap<string, readonly StoredArticle[]>;
  /** The posts that have been identified, by the ids and by the URLs of their articles. */
  readonly #takenIds = new Map<string, Claim>();
  readonly #takenUrls = new Map<string, Claim>();

  constructor(stored: StoredPosts, claims: readonly Claim[], context: IdentityContext) {
    this.#context = context;
    this.#wantedUrls = new Map(claims.map(({ path, url }) => [path, url]));
    const byId = new Map(stored.articles.map((article) => [article.id, article]));
    this.#byFeedId = new Map(stored.articles.map((article) => [article.feedId, article]));
    const withUrl = [...byId.values()].filter(
      ({ state, isHeld }) => state !== 'withdrawn' || isHeld,
    );
    this.#byUrl = Map.groupBy(withUrl, ({ url }) => url);
    this.#byPath = new Map(
      stored.posts.flatMap(({ path, articleId }) => {
        const article = articleId === null ? undefined : byId.get(articleId);
        return article ? [[path, article]] : [];
      }),
    );
  }

  /** The article of the post that was last read at a path, even if it has moved since. */
  articleAt(path: string): StoredArticle | undefined {
    return this.#byPath.get(path);
  }

  /**
   * Finds the article of a post by its path. If none is at this path, the post may have moved, so
   * its id and then its URL are tried. Jekyll may give posts with different URLs the same id: all
   * but the first get their URLs as ids.
   *
   * @returns `conflict`: the path of another post, which has the URL and precedes this post
   */
  identify(claim: Claim): Identity | { readonly conflict: string } {
    const conflict = this.#conflictOf(claim);
    if (conflict !== undefined) return { conflict };
    const found = this.#find(claim);
    if (!found) return { conflict: this.#byFeedId.get(claim.feedId)?.path ?? claim.path };
    const { feedId, before } = found;
    const displaced = this.#holders(claim).filter(({ id }) => id !== before?.id);
    this.#takenIds.set(feedId, claim);
    this.#takenUrls.set(claim.url, claim);
    return { feedId, before, displaced };
  }

  /** The path of another post that has the URL and precedes this one; undefined if there is none. */
  #conflictOf(claim: Claim): string | undefined {
    const taken = this.#takenUrls.get(claim.url);
    if (taken) return taken.path;
    const { sourceId } = this.#context;
    for (const holder of this.#holders(claim)) {
      if (holder.sourceId !== sourceId) return `${holder.path} of another source`;
      if (compareClaims(holder, claim) < 0) return holder.path;
    }
    return undefined;
  }

  /** The articles that have the URL, and whose posts still want it after this batch. */
  #holders({ path, url }: Claim): StoredArticle[] {
    const { sourceId, isPresent } = this.#context;
    return (this.#byUrl.get(url) ?? []).filter((holder) => {
      if (holder.sourceId !== sourceId) return holder.state !== 'withdrawn';
      const wanted = this.#wantedUrls.get(holder.path);
      return holder.path !== path && isPresent(holder.path) && (wanted ?? url) === url;
    });
  }

  #find({ path, feedId, url }: Claim): Pick<Identity, 'feedId' | 'before'> | undefined {
    const atPath = this.articleAt(path);
    if (atPath && this.#isFree(atPath, path)) return { feedId: atPath.feedId, before: atPath };
    for (const id of [feedId, url]) {
      const stored = this.#byFeedId.get(id);
      if (stored && (this.#isFree(stored, path) || this.#losesUrl(stored, url))) {
        return { feedId: id, before: stored };
      }
      if (stored || this.#takenIds.has(id)) continue;
      return this.#findMoved(path, url) ?? { feedId: id, before: undefined };
    }
    return undefined;
  }

  /** Whether an article has this URL, and its post still wants it but loses it to another post. */
  #losesUrl({ feedId, sourceId, path, url: articleUrl }: StoredArticle, url: string): boolean {
    if (this.#takenIds.has(feedId) || sourceId !== this.#context.sourceId) return false;
    return articleUrl === url && (this.#wantedUrls.get(path) ?? url) === url;
  }

  /** The article with this URL whose post no longer exists: it has moved to this path. */
  #findMoved(path: string, url: string) {
    const before = this.#byUrl.get(url)?.find((article) => this.#isFree(article, path));
    return before && { feedId: before.feedId, before };
  }

  /** Whether the post at this path can have an article, because no other post has it. */
  #isFree({ feedId, sourceId, path: articlePath, state }: StoredArticle, path: string): boolean {
    if (this.#takenIds.has(feedId)) return false;
    // A withdrawn article of another source can be taken over.
    if (sourceId !== this.#context.sourceId) return state === 'withdrawn';
    return articlePath === path || !this.#context.isPresent(articlePath);
  }
}
