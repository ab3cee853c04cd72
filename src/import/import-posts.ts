import type { HashedFile } from '../model/post-file.ts';
import { applyChanges, type Changes } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { findGonePosts } from '../store/sources/gone-articles.ts';
import { findArticles, findPresentPaths, loadStoredPosts } from '../store/sources/posts.ts';
import type { PostReport } from './change-set.ts';
import { withFirstSeen } from './first-seen.ts';
import type { StoredPosts } from './identity.ts';
import { planPosts, type Reading } from './plan.ts';
import type { ReadContext } from './read-context.ts';
import { readFiles, rejectFatal } from './read-files.ts';
import { isCurrent } from './read-settings.ts';

/** A run that has been started. */
export interface OpenRun extends ReadContext {
  readonly runId: number;
  /** Whether its posts are sent by a client. */
  readonly isSent: boolean;
  /** Whether posts of the source are marked as deleted: posts at new paths may be the same. */
  readonly hasDeleted: boolean;
}

/** The result of a batch of posts. */
export interface BatchResult {
  /** The posts that were read. */
  readonly posts: readonly PostReport[];
  /** The number of posts that were not read, since neither they nor the settings have changed. */
  readonly unchanged: number;
}

/**
 * Reads a batch of posts and writes what they change, in one transaction.
 *
 * @param isFatal whether reading the posts kills the Worker: they become problems instead
 */
export async function importPosts(
  db: Database,
  run: OpenRun,
  files: readonly HashedFile[],
  now: Date,
  isFatal: boolean,
): Promise<BatchResult> {
  const gone = run.hasDeleted ? allMarked : undefined;
  const read = isFatal ? rejectFatal : readFiles;
  const { changes, posts, unchanged } = await planBatch(db, run, files, now, gone, read);
  const counts = { ...changes.counts, unchanged: (changes.counts.unchanged ?? 0) + unchanged };
  await applyChanges(db, run.runId, { ...changes, counts }, now);
  return { posts, unchanged };
}

/** Posts that are gone but not marked as deleted yet. */
export interface UnmarkedPosts {
  /** The paths of those that may have moved. */
  readonly paths: readonly string[];
  has(path: string): boolean;
}

/** All posts that are gone are marked as deleted. */
export const allMarked: UnmarkedPosts = { paths: [], has: () => false };

/** A batch that has been planned but not written. */
export interface PlannedBatch extends BatchResult {
  readonly changes: Changes;
  /** The stored posts that the batch was compared with. */
  readonly stored: StoredPosts;
}

/**
 * Reads a batch of posts and decides what they change, without writing.
 *
 * @param gone undefined if no post of the source is gone
 */
export async function planBatch(
  db: Database,
  context: ReadContext,
  files: readonly HashedFile[],
  now: Date,
  gone: UnmarkedPosts | undefined,
  read = readFiles,
): Promise<PlannedBatch> {
  const { sourceId, settings, site } = context;
  const ofPaths = await loadStoredPosts(
    db,
    sourceId,
    files.map(({ path }) => path),
  );
  const changed = filesToRead(files, ofPaths, settings);
  const readings = await read(db, context, changed);
  const stored = await loadRelated(db, sourceId, ofPaths, readings, gone?.paths);
  const present = await findPresentPaths(
    db,
    sourceId,
    stored.articles.map(({ path }) => path),
  );
  const isPresent = (path: string) => present.has(path) && !gone?.has(path);
  const { changes, reports } = planPosts(withFirstSeen(readings, stored, now), stored, {
    sourceId,
    settings,
    future: site.future,
    now,
    isPresent,
  });
  return { changes, stored, posts: reports, unchanged: files.length - changed.length };
}

/** Adds the articles that the posts may get: with their ids or URLs, or those of posts that are gone. */
async function loadRelated(
  db: Database,
  sourceId: number,
  { posts, articles }: Pick<StoredPosts, 'posts' | 'articles'>,
  readings: readonly Reading[],
  gonePaths: readonly string[] | undefined,
): Promise<StoredPosts> {
  const rendered = readings.flatMap((reading) =>
    reading.kind === 'rendered' ? [{ ...reading.rendered, hash: reading.hash }] : [],
  );
  const [found, gone] = await Promise.all([
    findArticles(db, rendered),
    gonePaths ? findGonePosts(db, sourceId, rendered, gonePaths) : [],
  ]);
  const ofGone = gone.map(({ article }) => article);
  return { posts, articles: [...articles, ...found, ...ofGone], gone };
}

function filesToRead(
  files: readonly HashedFile[],
  stored: Pick<StoredPosts, 'posts'>,
  settings: string,
): readonly HashedFile[] {
  const posts = new Map(stored.posts.map((post) => [post.path, post]));
  return files.filter(({ path, hash }) => {
    const post = posts.get(path);
    const isSame = post?.hash === hash && isCurrent(post.settings, settings);
    // These depend on other posts, so they may have changed although the file has not.
    return (
      !isSame || post.outcome === 'deleted' || post.outcome === 'conflict' || hasMissingLinks(post)
    );
  });
}

/** Whether a post links to another post that did not exist when it was read. */
export function hasMissingLinks({ reasons }: { readonly reasons: string }): boolean {
  return reasons.split(' ').includes('link-target');
}
