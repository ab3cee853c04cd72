import { generatorOf } from '../generators/all-generators.ts';
import type { Generator } from '../generators/shared/generator.ts';
import { collectionFolders } from '../jekyll/collections.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import type { PostComparison, PostIndex } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { listPending } from '../store/sources/deleted-posts.ts';
import { listPostHashes } from '../store/sources/posts.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { isCurrent } from './read-settings.ts';

// Few, since a pass may make a thousand queries, and needs most of them for its posts.
const postsPerPage = 10_000;

// Replaces the hash of a post that has been visited.
const visited = '\0';

/**
 * All posts of a source as stored, and which of them a scan has visited. It holds only a path and a
 * hash per post, since a site may have hundreds of thousands.
 */
class IndexComparison implements PostComparison {
  /** Hashes by path; empty for a post that must be read again even if it has not changed. */
  readonly #hashes: Map<string, string>;
  readonly #collectsNew: boolean;
  /** See `Deletions`. */
  readonly newHashes: Set<string> = new Set();
  #visited = 0;
  #unchanged = 0;

  /** @param collectsNew whether posts may have been deleted, so that `newHashes` is needed */
  constructor(hashes: Map<string, string>, collectsNew: boolean) {
    this.#hashes = hashes;
    this.#collectsNew = collectsNew;
  }

  needsHash(path: string): boolean {
    const stored = this.#hashes.get(path);
    return stored === undefined ? this.#collectsNew : stored !== '' && stored !== visited;
  }

  visit(path: string, hash: string | undefined): boolean {
    const stored = this.#hashes.get(path);
    // If a path is visited twice, the first visit counts.
    if (stored === visited) return false;
    this.#visited++;
    if (stored === undefined) {
      // Not recorded, since a first import may visit a million posts.
      if (this.#collectsNew && hash !== undefined) this.newHashes.add(hash);
      return true;
    }
    this.#hashes.set(path, visited);
    if (hash === undefined || stored !== hash) return true;
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
    const hashes = await this.#hashes('');
    this.comparison = new IndexComparison(hashes, hashes.size > 0);
    return this.comparison;
  }

  async compareOlder(path: string): Promise<PostComparison> {
    const before = await this.#hashes('', path);
    const after = await this.#hashes(endOfFolder(path));
    const usable = [...before, ...after].filter(([, hash]) => hash !== '');
    this.comparison = new IndexComparison(new Map(usable), false);
    return this.comparison;
  }

  async pending(): Promise<readonly string[]> {
    return this.#source ? listPending(this.#db, this.#source.id) : [];
  }

  /** The hashes of the posts whose paths come after one, and before another. */
  async #hashes(start: string, end?: string): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    const source = this.#source;
    for (let after = start; source; ) {
      const page = await listPostHashes(this.#db, source.id, { after, end, limit: postsPerPage });
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

/** The first path after those of a post's folder. In its folder, all paths after the post's are those of newer posts. */
function endOfFolder(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  // The digit 0 comes after the slash.
  return folder === '' ? path : folder.replace(/\/$/, '0');
}
