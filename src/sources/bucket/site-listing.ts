import { generatorByNames, isConfigFile } from '../../generators/config-files.ts';
import { jekyll } from '../../generators/jekyll/jekyll.ts';
import type { Generator } from '../../generators/shared/generator.ts';
import { newestFirst } from '../../jekyll/newest-first.ts';
import { supportLimits } from '../../jekyll/support-files.ts';
import { bySupportKind, isSupportFile, supportKindOf } from '../../jekyll/support-kind.ts';
import { isSitePost, maxFileBytes, mayBeDocument } from '../file-source.ts';
import { FirstFiles } from '../first-files.ts';
import { MediaSizes } from '../media-sizes.ts';
import type { PostComparison } from '../source.ts';
import { type ListedFile, ListingDigest } from './listing.ts';

// Each post takes a request, so a scan returns fewer posts than scans of other sources. The posts are
// never in memory together, so it may return more bytes.
const postLimits = { files: 2_000, bytes: 32_000_000 };

// One file more than the limit, so the import notices that there are too many.
const supportFileLimits = { files: supportLimits.files + 1, bytes: Number.POSITIVE_INFINITY };

/** Whether a file may matter for a site, if nothing is known about the site. */
export function mayMatter(path: string, postFolders: readonly string[]): boolean {
  return (
    isConfigFile(path) ||
    isSupportFile(path) ||
    isSitePost(path, postFolders, undefined) ||
    mayBeDocument(path)
  );
}

/** The folders of a site that have posts. */
export interface SiteFolders {
  /** The names of its configuration files tell the generator. */
  readonly config: readonly ListedFile[];
  /** Those of the variable, besides `_posts`. */
  readonly posts: readonly string[];
  /** Those of the collections that the configuration has. */
  readonly collections: readonly string[];
}

/** Takes from the list of a bucket what a scan needs. Its memory does not grow with the number of files. */
export class SiteListing {
  readonly sizes = new MediaSizes();
  readonly #folders: SiteFolders;
  readonly #generator: Generator;
  readonly #comparison: PostComparison;
  readonly #supportDigest = new ListingDigest();
  readonly #changed = new FirstFiles<ListedFile>(
    { compare: newestFirst, sizeOf: ({ size }) => Math.min(size, maxFileBytes) },
    postLimits,
  );
  readonly #support = new FirstFiles<ListedFile>(
    { compare: bySupportKind(), sizeOf: ({ size }) => size },
    supportFileLimits,
  );

  constructor(folders: SiteFolders, comparison: PostComparison) {
    this.#folders = folders;
    this.#generator = generatorByNames(folders.config.map(({ path }) => path));
    this.#comparison = comparison;
  }

  async add(file: ListedFile): Promise<void> {
    const { path, etag, size } = file;
    this.sizes.add(path, size);
    const isPost = isSitePost(path, this.#folders.posts, this.#generator);
    if (isPost || this.#isDocument(path)) {
      if (this.#comparison.visit(path, hashOf(etag))) this.#changed.add(file);
    }
    const supportKind = supportKindOf(path);
    if (supportKind !== undefined && !(isPost && supportKind === 'page')) {
      this.#support.add(file);
      await this.#supportDigest.add(file);
    }
  }

  /** The posts that must be read, the newest first, within the limits of a scan. */
  get changed(): readonly ListedFile[] {
    return this.#changed.files;
  }

  /** The number of posts that must be read, but did not fit. */
  get remaining(): number {
    return this.#changed.dropped;
  }

  /** Includes and data files, those that posts need most first. */
  get support(): readonly ListedFile[] {
    return this.#support.files;
  }

  /** Returns the digest of all includes and data files. Call it once, at the end. */
  supportDigest(): Promise<string> {
    return this.#supportDigest.finish();
  }

  #isDocument(path: string): boolean {
    return mayBeDocument(path) && isSitePost(path, this.#folders.collections, jekyll);
  }
}

/** The hash of a post in a bucket, by which the next scan sees whether it has changed. */
export function hashOf(etag: string): string {
  return `r2:${etag}`;
}
