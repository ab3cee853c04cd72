import type { PostComparison, PostIndex } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { listPending } from '../store/sources/deleted-posts.ts';
import { listPosts } from '../store/sources/posts.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { isCurrent } from './read-settings.ts';

// Paths in a page of the source's posts.
const pageOfPosts = 5_000;

// Stands for a post that has been seen, in the place of what its content was known by.
const seen = '\0';

/**
 * What is known of all posts of a source, and which of them have been seen in the present look. It
 * holds a path and a hash a post, since a site may have hundreds of thousands.
 */
class IndexComparison implements PostComparison {
  /** Hashes by path; empty for a post that must be read again though it is as it was. */
  readonly #hashes: Map<string, string>;
  readonly #isFirst: boolean;
  /** What new paths hold: a post that is gone and whose content is among these has only moved. */
  readonly newHashes: Set<string> = new Set();
  #seen = 0;
  #unchanged = 0;

  constructor(hashes: Map<string, string>) {
    this.#hashes = hashes;
    this.#isFirst = hashes.size === 0;
  }

  visit(path: string, hash: string): boolean {
    const known = this.#hashes.get(path);
    // A path that comes twice is the post that came first.
    if (known === seen) return false;
    this.#seen++;
    if (known === undefined && !this.#isFirst) this.newHashes.add(hash);
    this.#hashes.set(path, seen);
    if (known !== hash) return true;
    this.#unchanged++;
    return false;
  }

  isCurrent(path: string, hash: string): boolean {
    return this.#hashes.get(path) === hash;
  }

  has(path: string): boolean {
    return this.#hashes.has(path);
  }

  /** How many posts were seen, and how many of them need not be read. */
  get counts(): { readonly seen: number; readonly unchanged: number } {
    return { seen: this.#seen, unchanged: this.#unchanged };
  }

  /** Posts that were not seen. */
  unvisited(): string[] {
    return [...this.#hashes].flatMap(([path, hash]) => (hash === seen ? [] : [path]));
  }
}

/** What is known of a source's posts, as far as a look asks for it. */
export class StoredPostIndex implements PostIndex {
  readonly postFolders: readonly string[];
  readonly #db: Database;
  readonly #source: StoredSource | undefined;
  /** What the look was compared with; undefined where it did without. */
  comparison: IndexComparison | undefined;

  /** @param source undefined where it has never been imported */
  constructor(db: Database, source: StoredSource | undefined, postFolders: readonly string[]) {
    this.#db = db;
    this.#source = source;
    this.postFolders = postFolders;
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
      const page = await listPosts(this.#db, source.id, after, pageOfPosts);
      for (const { path, hash, settings, outcome } of page) {
        const isKnown = isCurrent(settings, source.settings) && outcome !== 'deleted';
        hashes.set(path, isKnown ? hash : '');
      }
      const last = page.at(-1);
      if (!last || page.length < pageOfPosts) break;
      after = last.path;
    }
    return hashes;
  }
}
