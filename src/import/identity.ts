import type { KnownPosts, StoredArticle } from '../store/posts.ts';

/** An article's id, and the article as it is stored, if it is. */
export interface Identity {
  readonly feedId: string;
  readonly before: StoredArticle | undefined;
}

/** What telling articles apart depends on. */
export interface IdentityContext {
  readonly sourceId: number;
  /** Whether the source has a file at this path now. */
  isPresent(path: string): boolean;
}

/** Says which article a post is, for a handful of posts. */
export class Identities {
  readonly #context: IdentityContext;
  readonly #byPath: ReadonlyMap<string, StoredArticle>;
  readonly #byFeedId: ReadonlyMap<string, StoredArticle>;
  /** Which post of this handful has taken which id. */
  readonly #taken = new Map<string, { readonly path: string; readonly url: string }>();

  constructor({ posts, articles }: KnownPosts, context: IdentityContext) {
    this.#context = context;
    this.#byFeedId = new Map(articles.map((article) => [article.feedId, article]));
    const byId = new Map(articles.map((article) => [article.id, article]));
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
   * tells. Jekyll gives one id to posts at different addresses: all but the first go by theirs.
   *
   * @returns the path of another post where that one is at this address
   */
  identify(
    path: string,
    { feedId, url }: { readonly feedId: string; readonly url: string },
  ): Identity | { readonly rival: string } {
    const found = this.#find(path, feedId, url);
    if ('feedId' in found) this.#taken.set(found.feedId, { path, url });
    return found;
  }

  #find(path: string, feedId: string, url: string): Identity | { readonly rival: string } {
    const known = this.articleAt(path);
    if (known && this.#isFree(known, path)) return { feedId: known.feedId, before: known };
    let rival = '';
    for (const id of [feedId, url]) {
      const stored = this.#byFeedId.get(id);
      const owner = this.#taken.get(id) ?? stored;
      if (!owner) return { feedId: id, before: undefined };
      if (stored && this.#isFree(stored, path)) return { feedId: id, before: stored };
      rival =
        stored && stored.sourceId !== this.#context.sourceId
          ? `${owner.path} of another source`
          : owner.path;
      if (owner.url === url) break;
    }
    return { rival };
  }

  #isFree({ feedId, sourceId, path: owner }: StoredArticle, path: string): boolean {
    if (this.#taken.has(feedId) || sourceId !== this.#context.sourceId) return false;
    return owner === path || !this.#context.isPresent(owner);
  }
}
