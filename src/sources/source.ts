import type { Generator } from '../generators/shared/generator.ts';
import type { FileSizes, HashedFile, PostFile } from '../model/post-file.ts';

/** A source that is synced on a schedule. Each kind has a folder beside this file. */
export interface Source {
  /** Its name in the database. */
  readonly name: string;
  /** Its kind, as shown to people: `archive`. */
  readonly kind: string;

  /**
   * Asks, in the cheapest way that the source offers, whether there may be anything new.
   *
   * @param cursor the cursor of the last scan that was imported completely; null if there is none
   * @throws {ImportError} if the source does not respond as expected
   */
  hasNews(cursor: string | null): Promise<boolean>;

  /**
   * Finds the posts that must be read. If they exceed the limits of one scan, the next scan finds
   * more: it is given the `resumeCursor`, or the same cursor again if there is none.
   *
   * @returns undefined if nothing has changed since the cursor
   * @throws {ImportError} if the source does not respond as expected, or has no site
   */
  scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined>;
}

/** The stored versions of a source's posts. */
export interface PostIndex {
  /**
   * Folders of posts besides `_posts`: those of the variable, and those of the collections that the stored
   * configuration has.
   */
  readonly postFolders: readonly string[];
  /** The generator of the site when it was imported last; undefined if it never was. */
  readonly generator: Generator | undefined;
  /** Loads the hashes of all posts, for a scan that visits every post of the source. */
  compare(): Promise<PostComparison>;
  /**
   * Loads the hashes of the posts that need not be read and are older than a post (see `newestFirst`), for a scan that
   * leaves out the newer ones. There may be newer ones among them.
   */
  compareOlder(path: string): Promise<PostComparison>;
  /** Paths of the posts that must be read again although their files have not changed; a few. */
  pending(): Promise<readonly string[]>;
}

/** The stored posts, for comparison with those of the source. */
export interface PostComparison {
  /**
   * Records that the source has a post.
   *
   * @param hash identifies the content: a Git blob id, or whatever the source has instead; undefined if it
   *   is not needed
   * @returns whether the post must be read
   */
  visit(path: string, hash: string | undefined): boolean;

  /** Whether the hash of a post is needed. Otherwise it must be read, whatever it is now. */
  needsHash(path: string): boolean;

  /** Whether a post with this content need not be read. Records nothing. */
  isCurrent(path: string, hash: string): boolean;

  /** Whether a post with this path is stored; it may be marked as deleted. */
  has(path: string): boolean;
}

/** The result of a scan. */
export interface Scan {
  /** Stored for the next scan, once everything of this one has been imported. */
  readonly cursor: string | null;
  /** The site's configuration and support files; undefined if they have not changed. */
  readonly site: SiteFiles | undefined;
  /** The posts that were deleted; undefined if every post that was not visited is one. */
  readonly deletions: Deletions | undefined;
  /** The number of posts that must be read but are left for the next scan. */
  readonly remaining: number;
  /** The cursor of the next scan if this one is incomplete; undefined to start again. */
  readonly resumeCursor?: string;
  /** Whether the scan has left out posts that earlier scans of the same import have returned. */
  readonly isResumed?: boolean;
  /** How many posts of the source need not be read; undefined if it is those that were visited. */
  readonly unchanged?: number;
  /** Undefined if the source does not have such files. */
  readonly sizesOf?: FileSizes;
  /** Reads the posts, the newest first. */
  posts(): AsyncIterable<HashedFile>;
}

/** Posts that are no longer in their source. */
export interface Deletions {
  has(path: string): boolean;
  /** Their paths. They may be a million, so they are never in memory together. */
  pages(): AsyncIterable<readonly string[]>;
  /**
   * Takes a hash out of those of the posts at new paths. A deleted post with such a hash has only moved.
   *
   * @returns whether it was there
   */
  takeNewHash(hash: string): boolean;
}

/** The files of a site that its posts are rendered with. */
export interface SiteFiles {
  /** The configuration and `CNAME`, as far as the site has them. */
  readonly config: readonly PostFile[];
  /** Includes and data files. */
  readonly support: readonly PostFile[];
}
