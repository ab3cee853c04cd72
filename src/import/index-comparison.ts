import type { PostComparison } from '../sources/source.ts';
import { DigestMap, numberOf } from './digest-map.ts';

// Stand for the content of a post that must be read again even if it has not changed, and of one that has been visited.
const mustBeRead = -1;
const visited = -2;

/** A page of stored posts, in the order of their paths. */
export interface ComparedPage {
  /** The numbers of its posts among all, from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
  /** Its paths come after the one, up to the other. */
  readonly after: string;
  readonly last: string;
}

/**
 * The stored posts of a source, and which of them a scan has visited. It has only digests of their paths and
 * hashes: 25 MB for a million posts, since a Worker has 128 MB. See {@link DigestMap} for the chance that two
 * paths have the same digest. A post that has changed is taken for unchanged in one of 10^16 cases.
 */
export class IndexComparison implements PostComparison {
  /** Digests of hashes, by path. */
  readonly #contents = new DigestMap();
  readonly #pages: ComparedPage[] = [];
  /** How many posts at new paths have a hash; undefined if nobody needs that. */
  readonly #newHashes: DigestMap | undefined;
  #visited = 0;
  #unchanged = 0;

  /** @param collectsNew whether the hashes of posts at new paths are needed */
  constructor(collectsNew: boolean) {
    this.#newHashes = collectsNew ? new DigestMap() : undefined;
  }

  /**
   * Adds a page of stored posts.
   *
   * @param posts the hash is undefined for a post that must be read again even if it has not changed
   */
  addPage(
    after: string,
    posts: readonly { readonly path: string; readonly hash: string | undefined }[],
  ): void {
    const start = this.#contents.size;
    for (const { path, hash } of posts) {
      this.#contents.set(path, hash === undefined ? mustBeRead : numberOf(hash));
    }
    this.#pages.push({ start, end: this.#contents.size, after, last: posts.at(-1)?.path ?? after });
  }

  needsHash(path: string): boolean {
    const stored = this.#contents.get(path);
    return stored === undefined ? this.#newHashes !== undefined : stored >= 0;
  }

  visit(path: string, hash: string | undefined): boolean {
    const stored = this.#contents.get(path);
    // If a path is visited twice, the first visit counts.
    if (stored === visited) return false;
    this.#visited++;
    if (stored === undefined) {
      if (hash !== undefined) this.#addNewHash(hash, 1);
      return true;
    }
    this.#contents.set(path, visited);
    if (hash === undefined || stored !== numberOf(hash)) return true;
    this.#unchanged++;
    return false;
  }

  isCurrent(path: string, hash: string): boolean {
    return this.#contents.get(path) === numberOf(hash);
  }

  has(path: string): boolean {
    return this.#contents.get(path) !== undefined;
  }

  /** How many posts were visited, and how many of them need not be read. */
  get counts(): { readonly visited: number; readonly unchanged: number } {
    return { visited: this.#visited, unchanged: this.#unchanged };
  }

  /** Whether a post is stored and was not visited. */
  isUnvisited(path: string): boolean {
    const stored = this.#contents.get(path);
    return stored !== undefined && stored !== visited;
  }

  /** The pages that have posts that were not visited. */
  get unvisitedPages(): readonly ComparedPage[] {
    return this.#pages.filter(({ start, end }) =>
      this.#contents.values(start, end).some((content) => content !== visited),
    );
  }

  /** See `Deletions`. */
  takeNewHash(hash: string): boolean {
    const isThere = (this.#newHashes?.get(hash) ?? 0) > 0;
    if (isThere) this.#addNewHash(hash, -1);
    return isThere;
  }

  #addNewHash(hash: string, count: number): void {
    this.#newHashes?.set(hash, (this.#newHashes.get(hash) ?? 0) + count);
  }
}
