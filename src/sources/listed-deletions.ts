import { asyncIterable } from './file-source.ts';
import type { Deletions } from './source.ts';

/** Deleted posts of a source that names them. */
export class ListedDeletions implements Deletions {
  readonly #paths: ReadonlySet<string>;
  /** How many posts at new paths have a hash. */
  readonly #newHashes = new Map<string, number>();

  /** @param newHashes the hash of each post at a new path */
  constructor(paths: Iterable<string>, newHashes: Iterable<string> = []) {
    this.#paths = new Set(paths);
    for (const hash of newHashes) {
      this.#newHashes.set(hash, (this.#newHashes.get(hash) ?? 0) + 1);
    }
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  pages(): AsyncIterable<readonly string[]> {
    return asyncIterable(this.#paths.size === 0 ? [] : [[...this.#paths]]);
  }

  takeNewHash(hash: string): boolean {
    const count = this.#newHashes.get(hash) ?? 0;
    this.#newHashes.set(hash, count - 1);
    return count > 0;
  }
}
