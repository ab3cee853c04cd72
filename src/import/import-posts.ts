import { findRenderFailures } from '../feeds/render-check.ts';
import type { Article } from '../model/article.ts';
import { errorMessage } from '../model/error-message.ts';
import type { HashedFile } from '../model/post-file.ts';
import { type Note, PostProblem, PostSkipped } from '../model/problem.ts';
import { type RenderContext, type RenderedPost, readPost } from '../post/read-post.ts';
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
import type { ReadContext } from './read-context.ts';
import { baseSettings, isCurrent } from './read-settings.ts';
import { loadRenderContext, usesFiles } from './render-context.ts';

/** A run that has been started. */
export interface OpenRun extends ReadContext {
  readonly runId: number;
}

/** The result of a batch of posts. */
export interface BatchResult {
  /** The posts that were read. */
  readonly posts: readonly PostReport[];
  /** The number of posts that were not read, since neither they nor the settings have changed. */
  readonly unchanged: number;
}

/** Reads a batch of posts and writes what they change, in one transaction. */
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

/** A batch that has been planned but not written. */
export interface PlannedBatch extends BatchResult {
  readonly changes: Changes;
  /** What the batch was compared with. */
  readonly stored: StoredPosts;
}

/**
 * Reads a batch of posts and decides what they change, without writing.
 *
 * @param deletions paths of deleted posts that are not marked as deleted yet
 */
export async function planBatch(
  db: Database,
  context: ReadContext,
  files: readonly HashedFile[],
  now: Date,
  deletions: ReadonlySet<string> = new Set(),
): Promise<PlannedBatch> {
  const { sourceId, settings, site } = context;
  const ofPaths = await loadStoredPosts(
    db,
    sourceId,
    files.map(({ path }) => path),
  );
  const changed = filesToRead(files, ofPaths, settings);
  const readings = await readAll(db, context, changed);
  const renderedPosts = readings.flatMap((reading) =>
    reading.kind === 'rendered' ? [reading.rendered] : [],
  );
  const articles = [...ofPaths.articles, ...(await findArticles(db, renderedPosts))];
  const stored = { posts: ofPaths.posts, articles };
  const present = await findPresentPaths(
    db,
    sourceId,
    articles.map(({ path }) => path),
  );
  const isPresent = (path: string) => present.has(path) && !deletions.has(path);
  const { changes, reports } = planPosts(readings, stored, {
    sourceId,
    settings,
    future: site.future,
    now,
    isPresent,
  });
  return { changes, stored, posts: reports, unchanged: files.length - changed.length };
}

function filesToRead(
  files: readonly HashedFile[],
  stored: StoredPosts,
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

async function readAll(
  db: Database,
  context: ReadContext,
  files: readonly HashedFile[],
): Promise<readonly Reading[]> {
  const renderContext = await loadRenderContext(db, context, files);
  const readings = await Promise.all(files.map((file) => readFile(file, context, renderContext)));
  return rejectUnrenderable(readings);
}

async function readFile(
  file: HashedFile,
  { site, settings }: ReadContext,
  renderContext: RenderContext,
): Promise<Reading> {
  const { path, hash } = file;
  const read = { path, hash, readWith: usesFiles(file) ? settings : baseSettings(settings) };
  try {
    return { ...read, kind: 'rendered', rendered: await readPost(file, site, renderContext) };
  } catch (error) {
    return { ...read, ...rejectionOf(error) };
  }
}

/** Turns each rendered post that feeds cannot show into a problem. */
function rejectUnrenderable(readings: readonly Reading[]): readonly Reading[] {
  const articles = readings.map((reading) =>
    reading.kind === 'rendered' ? articleOf(reading.rendered) : undefined,
  );
  const failures = findRenderFailures(articles.filter((article) => article !== undefined));
  return readings.map((reading, index) => {
    const article = articles[index];
    const failure = article && failures.get(article);
    if (reading.kind !== 'rendered' || failure === undefined) return reading;
    const { rendered: _, ...read } = reading;
    return { ...read, ...rejectionOf(new PostProblem(`feeds cannot show it: ${failure}`)) };
  });
}

function articleOf(rendered: RenderedPost): Article {
  return { ...rendered, updatedAt: rendered.updatedAt ?? rendered.publishedAt };
}

function rejectionOf(error: unknown): { kind: 'skipped' | 'problem'; note: Note } {
  const text = errorMessage(error);
  if (error instanceof PostSkipped)
    return { kind: 'skipped', note: { reason: error.reason, text } };
  if (error instanceof PostProblem)
    return { kind: 'problem', note: { reason: error.reason, text } };
  // A single post must never end a run, even if a library throws something unexpected.
  return { kind: 'problem', note: { reason: 'content', text: `it cannot be read: ${text}` } };
}
