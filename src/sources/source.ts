import type { HashedFile, PostFile } from '../model/post-file.ts';

/** A source that the schedule looks at. Each kind is one file beside this one. */
export interface Source {
  /** What it is called in the database. */
  readonly name: string;
  /** What it is, in a word for people: `archive`. */
  readonly kind: string;

  /**
   * Whether there may be something new, at the least cost that the source allows.
   *
   * @param mark what the last look that was imported whole gave; null where there was none
   * @throws {ImportError} where it does not answer
   */
  hasNews(cursor: string | null): Promise<boolean>;

  /**
   * Looks at it. A look that finds more than it may hold leaves the rest to the next one, which is
   * given the same mark, or the place that this one has come to.
   *
   * @returns undefined where nothing has changed since the mark
   * @throws {ImportError} where it does not answer, or not with a site
   */
  scan(cursor: string | null, known: PostIndex): Promise<Scan | undefined>;
}

/** What is known of a source's posts. */
export interface PostIndex {
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
  /** For a look that tells of every post that there is. */
  compare(): Promise<PostComparison>;
  /** Posts that must be read again though their files have not changed; few. */
  pending(): Promise<readonly string[]>;
}

/** What a look is compared with that tells of every post that there is. */
export interface PostComparison {
  /**
   * Tells of a post.
   *
   * @param hash what its content is known by: its Git blob id, or what the source has for one
   * @returns whether it must be read
   */
  visit(path: string, hash: string): boolean;

  /** Whether a post with this content need not be read, without telling that there is one. */
  isCurrent(path: string, hash: string): boolean;

  /** Whether the source has had a post at this path, and it is not gone. */
  has(path: string): boolean;
}

/** What a look has found. */
export interface Scan {
  /** What the next look is compared with when this one has been imported whole. */
  readonly cursor: string | null;
  /**
   * The site's configuration and the files that its posts may use; undefined where they are as they
   * were.
   */
  readonly site: SiteFiles | undefined;
  /** The posts that are gone; undefined where every post was told of, so that all others are. */
  readonly deletions: Deletions | undefined;
  /** How many posts that must be read are left to the next look. */
  readonly remaining: number;
  /**
   * What the next look is given for a mark where this one leaves a rest, for a source that has to be
   * followed from place to place; undefined where it begins again, with the same mark.
   */
  readonly resumeCursor?: string;
  /** Brings the posts that must be read, the newest first. */
  posts(): AsyncIterable<HashedFile>;
}

/** Posts that are gone. */
export interface Deletions {
  readonly paths: readonly string[];
  /** What new paths hold: a post that is gone and whose content is among these has only moved. */
  readonly newHashes: ReadonlySet<string>;
}

/** What the posts of a site are read with. */
export interface SiteFiles {
  /** `_config.yml`; undefined where the site has none. */
  readonly config: PostFile | undefined;
  /** The files that its posts may use. */
  readonly support: readonly PostFile[];
}
