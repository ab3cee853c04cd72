import { newestFirst } from '../jekyll/newest-first.ts';
import type { HashedFile } from '../model/post-file.ts';

/** Limits for the posts that one scan returns. The others are left to the next pass. */
export interface ScanLimits {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Limits for posts that are kept in memory. Importing so many takes about a thousand queries, which is
 * D1's limit for one invocation. So many bytes are an eighth of a Worker's memory.
 */
export const scanLimits: ScanLimits = { files: 8_000, bytes: 16_000_000 };

/** Collects files and keeps the newest of them, within limits. */
export class NewestFiles {
  readonly #limits: ScanLimits;
  #files: HashedFile[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(limits: ScanLimits) {
    this.#limits = limits;
  }

  add(file: HashedFile): void {
    this.#files.push(file);
    this.#bytes += file.bytes.length;
    // Sorting is postponed until the limits are exceeded by half.
    const { files, bytes } = this.#limits;
    if (this.#files.length > files * 1.5 || this.#bytes > bytes * 1.5) this.#trim();
  }

  /** The number of files that did not fit. */
  get dropped(): number {
    this.#trim();
    return this.#dropped;
  }

  /** The files that are kept, the newest first. */
  get files(): readonly HashedFile[] {
    this.#trim();
    return this.#files;
  }

  #trim(): void {
    this.#files.sort(newestFirst);
    let kept = 0;
    let bytes = 0;
    for (const file of this.#files) {
      if (kept === this.#limits.files) break;
      if (kept > 0 && bytes + file.bytes.length > this.#limits.bytes) break;
      kept++;
      bytes += file.bytes.length;
    }
    this.#dropped += this.#files.length - kept;
    this.#files.length = kept;
    this.#bytes = bytes;
  }
}
