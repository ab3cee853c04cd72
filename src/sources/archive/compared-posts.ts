import { gitBlobId, type HashedFile, type PostFile, withHash } from '../../model/post-file.ts';
import { FirstFiles, newestInMemory, type ScanLimits } from '../first-files.ts';
import { ListedDeletions } from '../listed-deletions.ts';
import type { PostComparison, Scan } from '../source.ts';
import { formatResumePoint, isLeftBy, type ResumePoint } from './resume-point.ts';

/** A post with its hash, if it was needed. */
export interface ComparedFile extends PostFile {
  readonly hash?: string | undefined;
}

/** How much of an archive is scanned, and from where. */
export interface ScanRange {
  readonly limits: ScanLimits;
  /** Identifies the content of the archive; undefined if nothing does. */
  readonly version: string | undefined;
  /** Undefined to begin with the newest post. */
  readonly resume: ResumePoint | undefined;
}

/** Compares the posts of an archive with those that are stored, and keeps the newest of those that must be read. */
export class ComparedPosts {
  readonly #comparison: PostComparison;
  readonly #range: ScanRange;
  readonly #newest: FirstFiles<ComparedFile>;
  #dropped = 0;
  #unchanged = 0;

  constructor(comparison: PostComparison, range: ScanRange) {
    this.#comparison = comparison;
    this.#range = range;
    this.#newest = new FirstFiles(newestInMemory, range.limits);
  }

  /** Whether a post is left for this scan by earlier ones. */
  isLeft(path: string): boolean {
    const { resume } = this.#range;
    return resume === undefined || isLeftBy(resume, path);
  }

  /**
   * Adds the hash of a post if it decides whether the post must be read. Hashing a million posts takes a while.
   *
   * @param paths those that the post may have
   */
  hashed(file: PostFile, paths: readonly string[]): ComparedFile | Promise<ComparedFile> {
    return paths.some((path) => this.#comparison.needsHash(path)) ? withHash(file) : file;
  }

  /** Whether a post must be read, or may have to be. Records nothing. */
  mayNeed({ hash }: ComparedFile, paths: readonly string[]): boolean {
    return (
      paths.some((path) => this.isLeft(path)) &&
      !(hash !== undefined && paths.some((path) => this.#comparison.isCurrent(path, hash)))
    );
  }

  /**
   * Records that the archive has a post.
   *
   * @returns whether it must be read
   */
  visit({ path, hash }: Pick<ComparedFile, 'path' | 'hash'>): boolean {
    if (!this.isLeft(path)) return false;
    const mustRead = this.#comparison.visit(path, hash);
    if (!mustRead) this.#unchanged++;
    return mustRead;
  }

  /** Keeps a post that must be read, unless there are enough newer ones. */
  keep(file: ComparedFile): void {
    this.#newest.add(file);
  }

  /** Leaves a post that must be read to a later scan. It may be newer than those that are kept. */
  drop(): void {
    this.#dropped++;
  }

  finish(): Pick<
    Scan,
    'deletions' | 'remaining' | 'resumeCursor' | 'isResumed' | 'unchanged' | 'posts'
  > {
    const { files, dropped } = this.#newest;
    const { version, resume } = this.#range;
    // The first scan of an import has compared all posts, and has found those that were deleted.
    const unchanged = resume?.unchanged ?? this.#unchanged;
    const path = files.at(-1)?.path;
    const canResume = version !== undefined && path !== undefined && this.#dropped === 0;
    return {
      deletions: resume && new ListedDeletions([]),
      remaining: dropped + this.#dropped,
      ...(canResume ? { resumeCursor: formatResumePoint({ version, path, unchanged }) } : {}),
      isResumed: resume !== undefined,
      unchanged,
      posts: () => withHashes(files),
    };
  }
}

async function* withHashes(files: readonly ComparedFile[]): AsyncGenerator<HashedFile> {
  for (const file of files) yield { ...file, hash: file.hash ?? (await gitBlobId(file.bytes)) };
}
