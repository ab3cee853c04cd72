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

/** How files are ordered and measured. */
export interface FileOrder<File> {
  /** Compares two files: negative if the first one comes first. */
  compare(a: File, b: File): number;
  /** The bytes of a file, as they count for the limit. */
  sizeOf(file: File): number;
}

/** Files in memory, the newest first. */
export const newestInMemory: FileOrder<PostFile> = {
  compare: newestFirst,
  sizeOf: ({ bytes }) => bytes.length,
};

/** Collects files and keeps the first of them, within limits. No file that is kept comes after one that is dropped. */
export class FirstFiles<File extends { readonly path: string }> {
  readonly #order: FileOrder<File>;
  readonly #limits: ScanLimits;
  #files: File[] = [];
  #bytes = 0;
  #dropped = 0;
  /** The first file that was dropped. */
  #firstDropped: File | undefined;

  constructor(order: FileOrder<File>, limits: ScanLimits) {
    this.#order = order;
    this.#limits = limits;
  }

  add(file: File): void {
    if (this.#firstDropped && this.#order.compare(this.#firstDropped, file) <= 0) {
      this.#dropped++;
      return;
    }
    this.#files.push(file);
    this.#bytes += this.#order.sizeOf(file);
    // Sorting is postponed until the limits are exceeded by half.
    const { files, bytes } = this.#limits;
    if (this.#files.length > files * 1.5 || this.#bytes > bytes * 1.5) this.#trim();
  }

  /** The number of files that did not fit. */
  get dropped(): number {
    this.#trim();
    return this.#dropped;
  }

  /** The files that are kept, in order. */
  get files(): readonly File[] {
    this.#trim();
    return this.#files;
  }

  #trim(): void {
    // If a path is there twice, its first file counts.
    this.#files = this.#files
      .sort(this.#order.compare)
      .filter(({ path }, at, sorted) => path !== sorted[at - 1]?.path);
    let kept = 0;
    let bytes = 0;
    for (const file of this.#files) {
      if (kept === this.#limits.files) break;
      if (kept > 0 && bytes + this.#order.sizeOf(file) > this.#limits.bytes) break;
      kept++;
      bytes += this.#order.sizeOf(file);
    }
    // Those that are kept come before all that were dropped earlier.
    this.#firstDropped = this.#files[kept] ?? this.#firstDropped;
    this.#dropped += this.#files.length - kept;
    this.#files.length = kept;
    this.#bytes = bytes;
  }
}
