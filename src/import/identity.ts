import type { StoredArticle, StoredPosts } from '../store/sources/posts.ts';

/** What tells a post from others. */
export interface Claim {
  readonly path: string;
  readonly feedId: string;
  readonly url: string;
  readonly publishedAt: Date;
}

/** An article's id, and the article as it is stored, if it is. */
export interface Identity {
  readonly feedId: string;
  readonly before: StoredArticle | undefined;
  /** Articles that were at its address and must give way. */
  readonly displaced: readonly StoredArticle[];
}

/** What telling articles apart depends on. */
export interface IdentityContext {
  readonly sourceId: number;
  /** Whether the source still has a file at a path. */
  isPresent(path: string): boolean;
}

/**
 * The order in which posts get an address that several want: by date, then by path. It does not
 * depend on which of them comes first, so that an import ends the same however it went.
 */
export function compareClaims(
  a: Pick<Claim, 'path' | 'publishedAt'>,
  b: Pick<Claim, 'path' | 'publishedAt'>,
): number {
  const difference = a.publishedAt.getTime() - b.publishedAt.getTime();
  return difference || (a.path < b.path ? -1 : Number(a.path > b.path));
}

/** Says which article a post is, for a handful of posts that come in the order of {@link compareClaims}. */
export class Identities {
  readonly #context: IdentityContext;
  /** The address that each post of this handful wants now. */
  readonly #wanted: ReadonlyMap<string, string>;
  readonly #byPath: ReadonlyMap<string, StoredArticle>;
  readonly #byFeedId: ReadonlyMap<string, StoredArticle>;
  readonly #byUrl: ReadonlyMap<string, readonly StoredArticle[]>;
  /** Which post of this handful has taken which id, and which address. */
  readonly #taken = new Map<string, Claim>();
  readonly #takenUrls = new Map<string, Claim>();

  constructor(
    { posts, articles }: StoredPosts,
    claims: readonly Claim[],
    context: IdentityContext,
  ) {
    this.#context = context;
    this.#wanted = new Map(claims.map(({ path, url }) => [path, url]));
    const byId = new Map(articles.map((article) => [article.id, article]));
    this.#byFeedId = new Map(articles.map((article) => [article.feedId, article]));
    const placed = [...byId.values()].filter((one) => one.state !== 'withdrawn' || one.isHeld);
    this.#byUrl = Map.groupBy(placed, ({ url }) => url);
    this.#byPath = new Map(
      posts.flatMap(({ path, articleId }) => {
        const article = articleId === null ? undefined : byId.get(articleId);
        return article ? [[path, article]] : [];
      }),
    );
  }

  /** The article that came from a path, whatever path it has now. */
  articleAt(path: string): StoredArticle | undefined {
    return this.#byPath.get(path);
  }

  /**
   * Which article a post is. Its path says so; a new path may be a post that has moved, which its id
   * or its address tells. Jekyll gives one id to posts at different addresses: all but the first go
   * by theirs.
   *
   * @returns the path of another post where that one has this address and comes before
   */
  identify(claim: Claim): Identity | { readonly conflict: string } {
    const conflict = this.#conflictOf(claim);
    if (conflict !== undefined) return { conflict };
    const found = this.#find(claim);
    if (!found) return { conflict: this.#byFeedId.get(claim.feedId)?.path ?? claim.path };
    const { feedId, before } = found;
    const displaced = this.#holders(claim).filter(({ id }) => id !== before?.id);
    this.#taken.set(feedId, claim);
    this.#takenUrls.set(claim.url, claim);
    return { feedId, before, displaced };
  }

  /** The path of the post that keeps this one from its address, if there is one. */
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

  /** Articles of other posts that are at an address, and will be after this step. */
  #holders({ path, url }: Claim): StoredArticle[] {
    const { sourceId, isPresent } = this.#context;
    return (this.#byUrl.get(url) ?? []).filter((holder) => {
      if (holder.sourceId !== sourceId) return holder.state !== 'withdrawn';
      const wanted = this.#wanted.get(holder.path);
      return holder.path !== path && isPresent(holder.path) && (wanted ?? url) === url;
    });
  }

  #find({ path, feedId, url }: Claim): Pick<Identity, 'feedId' | 'before'> | undefined {
    const known = this.articleAt(path);
    if (known && this.#isFree(known, path)) return { feedId: known.feedId, before: known };
    for (const id of [feedId, url]) {
      const stored = this.#byFeedId.get(id);
      if (stored && this.#isFree(stored, path)) return { feedId: id, before: stored };
      // Its address is this post's own now, so it is the same page.
      if (stored && this.#givesWay(stored, url)) return { feedId: id, before: stored };
      if (stored || this.#taken.has(id)) continue;
      return this.#moved(path, url) ?? { feedId: id, before: undefined };
    }
    return undefined;
  }

  #givesWay({ feedId, sourceId, path, url: stored }: StoredArticle, url: string): boolean {
    if (this.#taken.has(feedId) || sourceId !== this.#context.sourceId) return false;
    return stored === url && (this.#wanted.get(path) ?? url) === url;
  }

  /** The article at an address whose post is gone: the same page, from another file. */
  #moved(path: string, url: string) {
    const before = this.#byUrl.get(url)?.find((article) => this.#isFree(article, path));
    return before && { feedId: before.feedId, before };
  }

  // What another source has withdrawn, or was forgotten with, goes on as this one's.
  #isFree({ feedId, sourceId, path: owner, state }: StoredArticle, path: string): boolean {
    if (this.#taken.has(feedId)) return false;
    if (sourceId !== this.#context.sourceId) return state === 'withdrawn';
    return owner === path || !this.#context.isPresent(owner);
  }
}
