import type { StoredArticle, StoredPosts } from '../store/sources/posts.ts';

/** What identifies a post among others. */
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
 * The order in which posts get a URL that several of them want: by date, then by path. It does not
 * depend on which post is read first, so an import always ends with the same articles.
 */
export function compareClaims(
  a: Pick<Claim, 'path' | 'publishedAt'>,
  b: Pick<Claim, 'path' | 'publishedAt'>,
): number {
  const difference = a.publishedAt.getTime() - b.publishedAt.getTime();
  return difference || (a.path < b.path ? -1 : Number(a.path > b.path));
}

/** Finds the articles of a batch of posts, given in the order of {@link compareClaims}. */
export class Identities {
  readonly #context: IdentityContext;
  /** The URL that each post of the batch wants, by path. */
  readonly #wantedUrls: ReadonlyMap<string, string>;
  readonly #byPath: ReadonlyMap<string, StoredArticle>;
  readonly #byFeedId: ReadonlyMap<string, StoredArticle>;
  readonly #byUrl: ReadonlyMap<string, readonly StoredArticle[]>;
  /** The posts of the batch that have got an article, by its id and by its URL. */
  readonly #takenIds = new Map<string, Claim>();
  readonly #takenUrls = new Map<string, Claim>();

  constructor(stored: StoredPosts, claims: readonly Claim[], context: IdentityContext) {
    this.#context = context;
    this.#wantedUrls = new Map(claims.map(({ path, url }) => [path, url]));
    const byId = new Map(stored.articles.map((article) => [article.id, article]));
    this.#byFeedId = new Map(stored.articles.map((article) => [article.feedId, article]));
    const withUrl = [...byId.values()].filter((one) => one.state !== 'withdrawn' || one.isHeld);
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
   * Finds the article of a post: the one at its path. A post at a new path may have moved; then its
   * id or its URL identifies the article. Jekyll gives the same id to posts with different URLs:
   * all but the first of them get their URLs as ids.
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

  /** The articles of other posts that have a URL and will still want it after this batch. */
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
      if (stored && (this.#isFree(stored, path) || this.#isSamePage(stored, url))) {
        return { feedId: id, before: stored };
      }
      if (stored || this.#takenIds.has(id)) continue;
      return this.#moved(path, url) ?? { feedId: id, before: undefined };
    }
    return undefined;
  }

  /** Whether an article has this URL, which its own post still wants but loses to this one. */
  #isSamePage({ feedId, sourceId, path, url: stored }: StoredArticle, url: string): boolean {
    if (this.#takenIds.has(feedId) || sourceId !== this.#context.sourceId) return false;
    return stored === url && (this.#wantedUrls.get(path) ?? url) === url;
  }

  /** The article with this URL whose post no longer exists: it has moved to this path. */
  #moved(path: string, url: string) {
    const before = this.#byUrl.get(url)?.find((article) => this.#isFree(article, path));
    return before && { feedId: before.feedId, before };
  }

  /** Whether an article has no post other than the one at this path. */
  #isFree({ feedId, sourceId, path: owner, state }: StoredArticle, path: string): boolean {
    if (this.#takenIds.has(feedId)) return false;
    // An article that another source has withdrawn, or was deleted with, can be taken over.
    if (sourceId !== this.#context.sourceId) return state === 'withdrawn';
    return owner === path || !this.#context.isPresent(owner);
  }
}
