import { findRenderFailures } from '../feeds/render-check.ts';
import type { Article } from '../model/article.ts';
import { errorMessage } from '../model/error-message.ts';
import type { HashedFile } from '../model/post-file.ts';
import { type Note, PostProblem, PostSkipped } from '../model/problem.ts';
import { type Draft, type RenderContext, readPost } from '../post/read-post.ts';
import { applyChanges, type Changes } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import {
  findArticles,
  findPresentPaths,
  loadStoredPosts,
  type StoredPosts,
} from '../store/sources/posts.ts';
import type { PostReport } from './change-set.ts';
import { planPosts, type Reading } from './plan.ts';
import { baseSettings, isCurrent } from './read-settings.ts';
import { loadRenderContext, type PostReader, usesFiles } from './render-context.ts';

/** A run that has been started. */
export interface OpenRun extends PostReader {
  readonly runId: number;
  /** Digest of what the posts are read with. */
  readonly settings: string;
}

/** What came of a batch of posts. */
export interface BatchResult {
  /** The posts that were read. */
  readonly posts: readonly PostReport[];
  /** How many needed no reading: the same bytes were read with the same settings before. */
  readonly unchanged: number;
}

/** Reads posts and writes what they change, in one transaction. */
export async function importPosts(
  db: Database,
  run: OpenRun,
  files: readonly HashedFile[],
  now: Date,
): Promise<BatchResult> {
  const { changes, posts, unchanged } = await planBatch(db, run, files, now);
  const counts = { ...changes.counts, unchanged: (changes.counts.unchanged ?? 0) + unchanged };
  await applyChanges(db, run.runId, { ...changes, counts }, now);
  return { posts, unchanged };
}

/** A batch that has been planned and not written. */
export interface PlannedBatch extends BatchResult {
  readonly changes: Changes;
  /** What the database had of the posts, and the articles that they may be. */
  readonly known: StoredPosts;
}

/**
 * Reads posts and decides what they change, without writing.
 *
 * @param deletions paths of deleted posts that the database still has
 */
export async function planBatch(
  db: Database,
  run: Omit<OpenRun, 'runId'>,
  files: readonly HashedFile[],
  now: Date,
  deletions: ReadonlySet<string> = new Set(),
): Promise<PlannedBatch> {
  const paths = files.map((file) => file.path);
  const known = await loadStoredPosts(db, run.sourceId, paths);
  const changed = withoutUnchanged(files, known, run.settings);
  const around = await loadRenderContext(db, run, changed);
  const read = await Promise.all(changed.map((file) => readOne(file, run, around)));
  const readings = rejectUnrenderable(read);
  const drafts = readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []));
  const namesakes = await findArticles(db, drafts);
  const articles = [...known.articles, ...namesakes];
  const there = await findPresentPaths(
    db,
    run.sourceId,
    articles.map((article) => article.path),
  );
  const { changes, reports } = planPosts(
    readings,
    { posts: known.posts, articles },
    {
      sourceId: run.sourceId,
      settings: run.settings,
      future: run.site.future,
      now,
      isPresent: (path) => there.has(path) && !deletions.has(path),
    },
  );
  const unchanged = files.length - changed.length;
  return { changes, known: { ...known, articles }, posts: reports, unchanged };
}

function withoutUnchanged(
  files: readonly HashedFile[],
  known: StoredPosts,
  settings: string,
): readonly HashedFile[] {
  const posts = new Map(known.posts.map((post) => [post.path, post]));
  return files.filter(({ path, hash }) => {
    const post = posts.get(path);
    const isSame = post?.hash === hash && isCurrent(post.settings, settings);
    // A rival's case may have changed though its file has not, and so may what a post links to.
    return (
      !isSame || post.outcome === 'deleted' || post.outcome === 'conflict' || hasMissingLinks(post)
    );
  });
}

/** Whether a post links to another that was not there when it was read. */
export function hasMissingLinks({ reasons }: { readonly reasons: string }): boolean {
  return reasons.split(' ').includes('target');
}

async function readOne(
  file: HashedFile,
  { site, settings }: Omit<OpenRun, 'runId'>,
  around: RenderContext,
): Promise<Reading> {
  const { path, hash } = file;
  const read = { path, hash, readWith: usesFiles(file) ? settings : baseSettings(settings) };
  try {
    return { ...read, kind: 'draft', draft: await readPost(file, site, around) };
  } catch (error) {
    return { ...read, ...whyNot(error) };
  }
}

/** The readings, with a problem in the place of each draft that would break feeds. */
function rejectUnrenderable(readings: readonly Reading[]): readonly Reading[] {
  const articles = readings.map((reading) =>
    reading.kind === 'draft' ? articleOf(reading.draft) : undefined,
  );
  const unfit = findRenderFailures(articles.filter((article) => article !== undefined));
  return readings.map((reading, index) => {
    const article = articles[index];
    const flaw = article && unfit.get(article);
    if (reading.kind !== 'draft' || flaw === undefined) return reading;
    const { draft: _, ...read } = reading;
    return { ...read, ...whyNot(new PostProblem(`feeds cannot show it: ${flaw}`)) };
  });
}

function articleOf(draft: Draft): Article {
  return { ...draft, updatedAt: draft.updatedAt ?? draft.publishedAt };
}

function whyNot(error: unknown): { kind: 'skipped' | 'problem'; note: Note } {
  const text = errorMessage(error);
  if (error instanceof PostSkipped)
    return { kind: 'skipped', note: { reason: error.reason, text } };
  if (error instanceof PostProblem)
    return { kind: 'problem', note: { reason: error.reason, text } };
  // One post must never end a run, whatever a library makes of it.
  return { kind: 'problem', note: { reason: 'content', text: `it cannot be read: ${text}` } };
}
