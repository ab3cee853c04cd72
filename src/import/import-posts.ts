import { applyChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { articlesByFeedId, type KnownPosts, readKnownPosts } from '../store/posts.ts';
import type { SiteConfig } from './jekyll/site-config.ts';
import { type PostReport, planPosts, type Reading } from './plan.ts';
import { gitBlobId, type PostFile } from './post-file.ts';
import { PostProblem, PostSkipped } from './problem.ts';
import { readPost } from './read-post.ts';

/** A run that has been started. */
export interface OpenRun {
  readonly runId: number;
  readonly sourceId: number;
  /** Digest of what the posts are read with. */
  readonly settings: string;
  readonly site: SiteConfig;
}

/** Posts that must be read, and what is stored of them. */
export interface PostsToRead {
  readonly files: readonly HashedFile[];
  readonly known: KnownPosts;
  readonly unchanged: number;
}

interface HashedFile extends PostFile {
  readonly hash: string;
}

/**
 * Finds out which of these files need not be read: those that were read before, with the same bytes
 * and the same settings.
 *
 * @param sourceId undefined for a source that has never been imported
 */
export async function selectChanged(
  db: Database,
  sourceId: number | undefined,
  settings: string,
  files: readonly PostFile[],
): Promise<PostsToRead> {
  const paths = files.map((file) => file.path);
  const known: KnownPosts =
    sourceId === undefined
      ? { posts: [], articles: [] }
      : await readKnownPosts(db, sourceId, paths);
  const posts = new Map(known.posts.map((post) => [post.path, post]));
  const hashed = await Promise.all(
    files.map(async (file) => ({ ...file, hash: await gitBlobId(file.bytes) })),
  );
  const changed = hashed.filter(({ path, hash }) => {
    const post = posts.get(path);
    return post?.hash !== hash || post.settings !== settings || post.outcome === 'gone';
  });
  return { files: changed, known, unchanged: files.length - changed.length };
}

/**
 * Reads posts and writes what they change, in one transaction.
 *
 * @param present which of these paths the source still has
 */
export async function importPosts(
  db: Database,
  run: OpenRun,
  { files, known, unchanged }: PostsToRead,
  present: (paths: readonly string[]) => Promise<ReadonlySet<string>>,
  now: Date,
): Promise<readonly PostReport[]> {
  const readings = await Promise.all(files.map((file) => readOne(file, run.site)));
  const feedIds = readings.flatMap((reading) =>
    reading.kind === 'draft' ? [reading.draft.feedId, reading.draft.url] : [],
  );
  const namesakes = feedIds.length > 0 ? await articlesByFeedId(db, feedIds) : [];
  const articles = [...known.articles, ...namesakes];
  const there = await present(articles.map((article) => article.path));
  const { changes, reports } = planPosts(
    readings,
    { posts: known.posts, articles },
    {
      sourceId: run.sourceId,
      settings: run.settings,
      future: run.site.future,
      now,
      isPresent: (path) => there.has(path),
    },
  );
  const counts = { ...changes.counts, unchanged: (changes.counts.unchanged ?? 0) + unchanged };
  await applyChanges(db, run.runId, { ...changes, counts }, now);
  return reports;
}

async function readOne(file: HashedFile, site: SiteConfig): Promise<Reading> {
  const { path, hash } = file;
  try {
    return { path, hash, kind: 'draft', draft: await readPost(file, site) };
  } catch (error) {
    if (error instanceof PostSkipped) return { path, hash, kind: 'skipped', reason: error.message };
    if (error instanceof PostProblem) return { path, hash, kind: 'problem', reason: error.message };
    // One post must never end a run, whatever a library makes of it.
    const reason = error instanceof Error ? error.message : String(error);
    return { path, hash, kind: 'problem', reason: `it cannot be read: ${reason}` };
  }
}
