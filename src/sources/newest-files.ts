import { newestFirst } from '../jekyll/newest-first.ts';
import type { PostFile } from '../model/post-file.ts';

/** Limits for the posts that one scan returns. The others are left to the next pass. */
export interface ScanLimits {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Limits for posts that are kept in memory. Importing so many takes about a thousand queries, which is
 * D1's limit for one invocation. So many bytes are an eighth of a Worker's memory.
 */
export const scanLimits: ScanLimits = { files: 16_000, bytes: 16_000_000 };

/** Collects files and keeps the newest of them, within limits. No file that is kept is older than one that is dropped. */
export class NewestFiles<File extends PostFile> {
  readonly #limits: ScanLimits;
  #files: File[] = [];
  #bytes = 0;
  #dropped = 0;
  /** The newest file that was dropped. */
  #newestDropped: File | undefined;

  constructor(limits: ScanLimits) {
    this.#limits = limits;
  }

  add(file: File): void {
    if (this.#newestDropped && newestFirst(this.#newestDropped, file) <= 0) {
      this.#dropped++;
      return;
    }
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
  get files(): readonly File[] {
    this.#trim();
    return this.#files;
  }

  #trim(): void {
    // If a path is there twice, its first file counts.
    this.#files = this.#files
      .sort(newestFirst)
      .filter(({ path }, at, sorted) => path !== sorted[at - 1]?.path);
    let kept = 0;
    let bytes = 0;
    for (const file of this.#files) {
      if (kept === this.#limits.files) break;
      if (kept > 0 && bytes + file.bytes.length > this.#limits.bytes) break;
      kept++;
      bytes += file.bytes.length;
    }
    // Those that are kept are newer than all that were dropped before.
    this.#newestDropped = this.#files[kept] ?? this.#newestDropped;
    this.#dropped += this.#files.length - kept;
    this.#files.length = kept;
    this.#bytes = bytes;
  }
}
