import { generatorOf } from '../generators/all-generators.ts';
import type { Generator } from '../generators/shared/generator.ts';
import { collectionFolders } from '../jekyll/collections.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import type { Deletions, PostComparison, PostIndex } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { listPending } from '../store/sources/deleted-posts.ts';
import { listPaths, listPostHashes } from '../store/sources/posts.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { IndexComparison } from './index-comparison.ts';
import { isCurrent } from './read-settings.ts';

// Few, since a pass may make a thousand queries, and needs most of them for its posts.
const postsPerPage = 10_000;

/** The stored posts of a source, loaded only if a scan asks for them. */
export class StoredPostIndex implements PostIndex {
  readonly postFolders: readonly string[];
  readonly #db: Database;
  readonly #source: StoredSource | undefined;
  readonly #collectsNew: boolean;
  /** The comparison that the scan has asked for; undefined if it has not. */
  comparison: IndexComparison | undefined;

  /**
   * @param source undefined if it has never been imported
   * @param collectsNew whether the hashes of posts at new paths are needed, if any post may have been deleted
   */
  constructor(
    db: Database,
    source: StoredSource | undefined,
    postFolders: readonly string[],
    collectsNew: boolean,
  ) {
    this.#db = db;
    this.#source = source;
    this.#collectsNew = collectsNew;
    const values = source ? storedSiteConfig(source.site).values : {};
    this.postFolders = [...postFolders, ...collectionFolders(values)];
  }

  get generator(): Generator | undefined {
    return this.#source && generatorOf(storedSiteConfig(this.#source.site).generator);
  }

  async compare(): Promise<PostComparison> {
    this.comparison = new IndexComparison(this.#collectsNew && this.#source !== undefined);
    await this.#load(this.comparison, '');
    return this.comparison;
  }

  async compareOlder(path: string): Promise<PostComparison> {
    this.comparison = new IndexComparison(false);
    await this.#load(this.comparison, '', path);
    await this.#load(this.comparison, endOfFolder(path));
    return this.comparison;
  }

  async pending(): Promise<readonly string[]> {
    return this.#source ? listPending(this.#db, this.#source.id) : [];
  }

  /** After a scan that visits every post of the source, stored posts that it did not visit are deleted. */
  get unvisited(): Deletions {
    return {
      has: (path) => this.comparison?.isUnvisited(path) ?? false,
      pages: () => this.#unvisitedPages(),
      takeNewHash: (hash) => this.comparison?.takeNewHash(hash) ?? false,
    };
  }

  // The comparison has no paths, so they are read again.
  async *#unvisitedPages(): AsyncGenerator<readonly string[]> {
    const { comparison } = this;
    if (!this.#source || !comparison) return;
    for (const { after, last } of comparison.unvisitedPages) {
      const paths = await listPaths(this.#db, this.#source.id, after, last);
      yield paths.filter((path) => comparison.isUnvisited(path));
    }
  }

  /** Loads the posts whose paths come after one, and before another. */
  async #load(comparison: IndexComparison, start: string, end?: string): Promise<void> {
    const source = this.#source;
    for (let after = start; source; ) {
      const page = await listPostHashes(this.#db, source.id, { after, end, limit: postsPerPage });
      const last = page.at(-1);
      if (!last) break;
      const posts = page.map(({ path, hash, settings, outcome }) => {
        const isUsable = isCurrent(settings, source.settings) && outcome !== 'deleted';
        return { path, hash: isUsable ? hash : undefined };
      });
      comparison.addPage(after, posts);
      if (page.length < postsPerPage) break;
      after = last.path;
    }
  }
}

/** The first path after those of a post's folder. In its folder, all paths after the post's are those of newer posts. */
function endOfFolder(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  // The digit 0 comes after the slash.
  return folder === '' ? path : folder.replace(/\/$/, '0');
}
