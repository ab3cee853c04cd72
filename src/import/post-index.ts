import { generatorOf } from '../generators/all-generators.ts';
import type { Generator } from '../generators/shared/generator.ts';
import { collectionFolders } from '../jekyll/collections.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import type { PostComparison, PostIndex } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { listPending } from '../store/sources/deleted-posts.ts';
import { listPosts } from '../store/sources/posts.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { isCurrent } from './read-settings.ts';

const postsPerPage = 5_000;

// Replaces the hash of a post that has been visited.
const visited = '\0';

/**
 * All posts of a source as stored, and which of them a scan has visited. It holds only a path and a
 * hash per post, since a site may have hundreds of thousands.
 */
class IndexComparison implements PostComparison {
  /** Hashes by path; empty for a post that must be read again even if it has not changed. */
  readonly #hashes: Map<string, string>;
  readonly #isFirstImport: boolean;
  /** See `Deletions`. */
  readonly newHashes: Set<string> = new Set();
  #visited = 0;
  #unchanged = 0;

  constructor(hashes: Map<string, string>) {
    this.#hashes = hashes;
    this.#isFirstImport = hashes.size === 0;
  }

  visit(path: string, hash: string): boolean {
    const stored = this.#hashes.get(path);
    // If a path is visited twice, the first visit counts.
    if (stored === visited) return false;
    this.#visited++;
    if (stored === undefined && !this.#isFirstImport) this.newHashes.add(hash);
    this.#hashes.set(path, visited);
    if (stored !== hash) return true;
    this.#unchanged++;
    return false;
  }

  isCurrent(path: string, hash: string): boolean {
    return this.#hashes.get(path) === hash;
  }

  has(path: string): boolean {
    return this.#hashes.has(path);
  }

  /** How many posts were visited, and how many of them need not be read. */
  get counts(): { readonly visited: number; readonly unchanged: number } {
    return { visited: this.#visited, unchanged: this.#unchanged };
  }

  /** The paths of posts that were not visited. */
  unvisited(): string[] {
    return [...this.#hashes].flatMap(([path, hash]) => (hash === visited ? [] : [path]));
  }
}

/** The stored posts of a source, loaded only if a scan asks for them. */
export class StoredPostIndex implements PostIndex {
  readonly postFolders: readonly string[];
  readonly #db: Database;
  readonly #source: StoredSource | undefined;
  /** The comparison that the scan has asked for; undefined if it has not. */
  comparison: IndexComparison | undefined;

  /** @param source undefined if it has never been imported */
  constructor(db: Database, source: StoredSource | undefined, postFolders: readonly string[]) {
    this.#db = db;
    this.#source = source;
    const values = source ? storedSiteConfig(source.site).values : {};
    this.postFolders = [...postFolders, ...collectionFolders(values)];
  }

  get generator(): Generator | undefined {
    return this.#source && generatorOf(storedSiteConfig(this.#source.site).generator);
  }

  async compare(): Promise<PostComparison> {
    this.comparison = new IndexComparison(await this.#hashes());
    return this.comparison;
  }

  async pending(): Promise<readonly string[]> {
    return this.#source ? listPending(this.#db, this.#source.id) : [];
  }

  async #hashes(): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    const source = this.#source;
    for (let after = ''; source; ) {
      const page = await listPosts(this.#db, source.id, after, postsPerPage);
      for (const { path, hash, settings, outcome } of page) {
        const isUsable = isCurrent(settings, source.settings) && outcome !== 'deleted';
        hashes.set(path, isUsable ? hash : '');
      }
      const last = page.at(-1);
      if (!last || page.length < postsPerPage) break;
      after = last.path;
    }
    return hashes;
  }
}
