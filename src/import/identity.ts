import type { GonePost } from '../store/sources/gone-articles.ts';
import type { StoredArticle, StoredPost } from '../store/sources/posts.ts';
import { type Claim, compareClaims } from './claim.ts';
import { GoneMatches } from './gone-matches.ts';

/** The stored rows for a batch of posts. */
export interface StoredPosts {
  readonly posts: readonly StoredPost[];
  /** The articles of the posts, and others that have the same ids or URLs. */
  readonly articles: readonly StoredArticle[];
  /** Posts that are gone and may be the same as some of the batch. */
  readonly gone: readonly GonePost[];
}

/** Why a post cannot have an article: another post precedes it. */
export interface Conflict {
  readonly conflict: string;
  /** The value that the other post already has. */
  readonly on: 'URL' | 'id';
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
 * Finds the articles of a batch of posts, which must be identified in the order of
 * {@link compareClaims}.
 */
export class Identities {
  readonly #context: IdentityContext;
  /** The URL that each post of the batch wants, by path. */
  readonly #wantedUrls: ReadonlyMap<string, string>;
  readonly #byPath: ReadonlyMap<string, StoredArticle>;
  readonly #knownPaths: ReadonlySet<string>;
  readonly #byFeedId: ReadonlyMap<string, StoredArticle>;
  readonly #byUrl: ReadonlyMap<string, readonly StoredArticle[]>;
  readonly #gone: GoneMatches;
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
    const known = stored.posts.filter(({ outcome }) => outcome !== 'deleted');
    this.#knownPaths = new Set(known.map(({ path }) => path));
    const atNewPaths = claims.filter(({ path }) => !this.#knownPaths.has(path));
    this.#gone = new GoneMatches(stored.gone, atNewPaths);
  }

  /** The article of the post that was last read at a path, even if it has moved since. */
  articleAt(path: string): StoredArticle | undefined {
    return this.#byPath.get(path);
  }

  /** The hash that the file of an article had before its post moved; undefined if it has not. */
  fileBeforeMove({ id }: StoredArticle): string | undefined {
    return this.#gone.hashOf(id);
  }

  /**
   * Finds the article of a post by its path. If none is at this path, the post may have moved: its id
   * and its URL are tried, then the content, and the title with the date, of posts that are gone. Jekyll
   * may give posts with different URLs the same id: all but the first get their URLs as ids.
   *
   * @returns a conflict if another post has the URL, or all ids that this post could have
   */
  identify(claim: Claim): Identity | Conflict {
    const conflict = this.#conflictOf(claim);
    if (conflict !== undefined) return { conflict, on: 'URL' };
    const found = this.#find(claim);
    if (!found) return { conflict: this.#pathWithId(claim), on: 'id' };
    const { feedId, before } = found;
    const displaced = [...this.#holders(claim), ...this.#goneHolders(claim)].filter(
      ({ id }) => id !== before?.id,
    );
    this.#takenIds.set(feedId, claim);
    this.#takenUrls.set(claim.url, claim);
    return { feedId, before, displaced };
  }

  #pathWithId({ feedId, path }: Claim): string {
    return this.#takenIds.get(feedId)?.path ?? this.#byFeedId.get(feedId)?.path ?? path;
  }

  /** The path of another post that has the URL and precedes this one; undefined if there is none. */
  #conflictOf(claim: Claim): string | undefined {
    const taken = this.#takenUrls.get(claim.url);
    if (taken && !claim.sharesUrl) return taken.path;
    const { sourceId } = this.#context;
    for (const holder of this.#holders(claim)) {
      if (holder.sourceId !== sourceId) return `${holder.path} of another source`;
      if (compareClaims(holder, claim) < 0) return holder.path;
    }
    return undefined;
  }

  // Their posts are gone, and the article of this post replaces them.
  #goneHolders({ url }: Claim): StoredArticle[] {
    const { sourceId, isPresent } = this.#context;
    return (this.#byUrl.get(url) ?? []).filter(
      (holder) =>
        holder.sourceId === sourceId &&
        !isPresent(holder.path) &&
        !this.#takenIds.has(holder.feedId),
    );
  }

  /** The articles that have the URL, and whose posts still want it after this batch. */
  #holders({ path, url, sharesUrl }: Claim): StoredArticle[] {
    const { sourceId, isPresent } = this.#context;
    return (this.#byUrl.get(url) ?? []).filter((holder) => {
      if (holder.sourceId !== sourceId) return holder.state !== 'withdrawn';
      if (sharesUrl) return false;
      const wanted = this.#wantedUrls.get(holder.path);
      return holder.path !== path && isPresent(holder.path) && (wanted ?? url) === url;
    });
  }

  #find(claim: Claim): Pick<Identity, 'feedId' | 'before'> | undefined {
    const { path } = claim;
    const atPath = this.articleAt(path);
    if (atPath && this.#isFree(atPath, path)) return existing(atPath);
    const byId = this.#findById(claim);
    // A post that has moved keeps its article even if it had been at the new path before.
    if (byId?.before && (byId.before.state !== 'withdrawn' || byId.before.isHeld)) return byId;
    if (claim.sharesUrl) return byId;
    // A post that was at this path before, such as one that has waited for its URL, has not moved.
    if (this.#knownPaths.has(path)) return byId;
    const moved =
      this.#findMoved(claim) ?? this.#gone.find(claim, (one) => this.#isFree(one, path));
    return moved ? existing(moved) : byId;
  }

  /** The article with one of the ids of a post, or the first of these ids that is free. */
  #findById(claim: Claim): Pick<Identity, 'feedId' | 'before'> | undefined {
    const { feedId, url, sharesUrl } = claim;
    for (const id of sharesUrl ? [feedId] : [feedId, url]) {
      const stored = this.#byFeedId.get(id);
      if (stored && (this.#isFreeFor(stored, claim) || this.#losesUrl(stored, url))) {
        return existing(stored);
      }
      if (!stored && !this.#takenIds.has(id)) return { feedId: id, before: undefined };
    }
    return undefined;
  }

  /** Whether an article has this URL, and its post still wants it but loses it to another post. */
  #losesUrl({ feedId, sourceId, path, url: articleUrl }: StoredArticle, url: string): boolean {
    if (this.#takenIds.has(feedId) || sourceId !== this.#context.sourceId) return false;
    return articleUrl === url && (this.#wantedUrls.get(path) ?? url) === url;
  }

  /** The article with this URL whose post no longer exists: it has moved to this path. */
  #findMoved(claim: Claim): StoredArticle | undefined {
    return this.#byUrl.get(claim.url)?.find((article) => this.#isFreeFor(article, claim));
  }

  #isFreeFor(article: StoredArticle, claim: Claim): boolean {
    return this.#isFree(article, claim.path) && !this.#gone.isReserved(article, claim);
  }

  /** Whether the post at this path can have an article, because no other post has it. */
  #isFree({ feedId, sourceId, path: articlePath, state }: StoredArticle, path: string): boolean {
    if (this.#takenIds.has(feedId)) return false;
    // A withdrawn article of another source can be taken over.
    if (sourceId !== this.#context.sourceId) return state === 'withdrawn';
    return articlePath === path || !this.#context.isPresent(articlePath);
  }
}

function existing(before: StoredArticle): Pick<Identity, 'feedId' | 'before'> {
  return { feedId: before.feedId, before };
}
