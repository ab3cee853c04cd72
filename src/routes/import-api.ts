import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { importPosts, type OpenRun } from '../import/import-posts.ts';
import { logEnd } from '../import/log-run.ts';
import { isCurrent, readSite, settingsOf, siteDefaults } from '../import/read-settings.ts';
import { storedSupportFiles } from '../import/render-context.ts';
import { checkWithdrawals, withdrawDeleted } from '../import/withdraw.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import { isSupportFile } from '../jekyll/support-files.ts';
import { deletedBody } from '../model/import-answers.ts';
import { hashed, type PostFile } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { RunState } from '../model/run.ts';
import { noEdgeCache } from '../notify/edge-cache.ts';
import { invalidateChanged } from '../notify/invalidate.ts';
import { publishToHubs } from '../notify/websub.ts';
import { readTar } from '../sources/archive/tar.ts';
import { addPlannedWithdrawals, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import { listPosts } from '../store/sources/posts.ts';
import { endRun, findRun, findSource, saveCursor, startRun } from '../store/sources/runs.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';
import { sourceOf } from './input.ts';

/** Bytes of a request's body. */
export const maxBodyBytes = 8 * 1024 * 1024;

// Bytes of what a request's archive inflates to.
const maxInflatedBytes = 32 * 1024 * 1024;
const pageOfPosts = 2_000;

/**
 * What a source has: each post with its Git blob id, a page at a time. The hash is null where the
 * post must be sent again, because it would be read in another way now; `blob` is what it held when
 * it was read last. `postFolders` are the folders
 * besides `_posts` that this Feedmill takes posts from. `mark` is what the last run was ended with, if
 * none has begun since. With `list=none` no post is listed.
 */
export async function inventory(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const input = {
    configId: c.req.query('config') ?? '',
    filesId: c.req.query('files') ?? '',
    future: c.req.query('future') === '1',
  };
  const settings = await settingsOf(input, siteDefaults(config));
  const source = await findSource(db, sourceOf(c));
  const after = c.req.query('after') ?? '';
  const isListed = c.req.query('list') !== 'none';
  const page = source && isListed ? await listPosts(db, source.id, after, pageOfPosts) : [];
  return c.json({
    isNew: source?.settings !== settings,
    postFolders: config.postFolders,
    cursor: source?.cursor ?? null,
    posts: page.map(conflictsAsProblems).map(({ path, hash, outcome, note, reasons, ...post }) => ({
      path,
      blob: hash,
      hash: isCurrent(post.settings, settings) && outcome !== 'deleted' ? hash : null,
      outcome,
      note,
      reasons,
    })),
    next: page.length === pageOfPosts ? (page.at(-1)?.path ?? null) : null,
  });
}

/**
 * Starts a run. The body is a tar archive with the site's `_config.yml` and the files that its posts
 * may use, or with nothing.
 */
export async function start(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const isConfig = (path: string) => path === '_config.yml';
  const files = await filesOf(c, (path) => isConfig(path) || isSupportFile(path));
  const file = files.find(({ path }) => isConfig(path));
  const site = await readSite(file, files, c.req.query('future') === '1', siteDefaults(config));
  const { runId } = await startRun(db, sourceOf(c), site, new Date());
  console.log({ message: 'run started', source: sourceOf(c), run: runId, by: 'api' });
  return c.json({ run: runId, title: site.site.title, notes: site.notes }, 201);
}

/** Imports the posts in the body, a tar archive. */
export async function sendPosts(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { db } = c.var;
  const run = await openRunOf(c);
  const files = await Promise.all((await filesOf(c, () => true)).map(hashed));
  const { posts, unchanged } = await importPosts(db, run, files, new Date());
  return c.json({ unchanged, posts: posts.map(conflictsAsProblems) });
}

/**
 * Says which posts are no longer in the source, before others are sent: a post at a new path may be
 * one of them that has moved. `arrivals` are the Git blob ids of files at new paths. Where that would
 * withdraw too much, the run ends, and nothing has been changed.
 */
export async function sendDeleted(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { db, config } = c.var;
  const { runId, sourceId, source } = await openRunOf(c);
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = v.safeParse(deletedBody, body);
  if (!parsed.success) {
    return refuse(c, 400, 'The body must be {"paths": [...], "arrivals": [...]}, 50,000 at most.');
  }
  const { paths, newHashes } = parsed.output;
  const before = (await findRun(db, runId))?.run.plannedWithdrawals ?? 0;
  const maxPercent = c.req.query('withdraw') === 'all' ? 100 : config.withdrawMaxPercent;
  try {
    const deleted = { paths, newHashes: new Set(newHashes) };
    await addPlannedWithdrawals(
      db,
      runId,
      await checkWithdrawals(db, sourceId, deleted, { before, maxPercent }),
    );
  } catch (error) {
    if (error instanceof ImportError) await end(c, { runId, source }, 'failed', error.message);
    throw error;
  }
  await markPostsDeleted(db, sourceId, paths);
  return c.json({ deleted: paths.length });
}

/**
 * Ends a run and withdraws what is gone. To end one that has been done says again what came of it,
 * for a caller that did not hear the first answer. `mark` is kept for the caller: what the source
 * holds now is what the caller has at that mark.
 */
export async function finish(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { db, config } = c.var;
  const found = await findRun(db, runIdOf(c));
  if (found?.run.state === 'done') return c.json({ ...found.run, pending: 0 });
  const run = await openRunOf(c);
  const pending = await withdrawDeleted(db, run, new Date());
  // What waits must be sent again, which a caller finds that compares everything.
  if (pending === 0) await saveCursor(db, run.sourceId, senderCursor(c));
  await end(c, run, 'done', '');
  await publishToHubs(db, config, found?.run.startedAt ?? new Date());
  return c.json({ ...(await findRun(db, run.runId))?.run, pending });
}

// What was imported is in the feeds, also where the run failed at its end.
async function end(
  c: Context<AppEnv>,
  { runId, source }: { readonly runId: number; readonly source: string },
  state: RunState,
  message: string,
) {
  const { db } = c.var;
  const ended = await endRun(db, runId, state, message, new Date());
  logEnd(source, ended);
  await invalidateChanged(db, c.env?.edgeCache ?? noEdgeCache, new Date());
}

// It begins in a way that no source of the schedule takes for its own.
function senderCursor(c: Context<AppEnv>): string | null {
  const cursor = c.req.query('cursor') ?? '';
  return /^commit:[\w ]{1,100}$/.test(cursor) ? cursor : null;
}

// That it is another post's address which is in the way, the note says.
function conflictsAsProblems<Post extends { readonly outcome: string }>(post: Post): Post {
  return post.outcome === 'conflict' ? { ...post, outcome: 'problem' } : post;
}

function runIdOf(c: Context<AppEnv, '/:run'>): number {
  return Number(c.req.param('run')) || 0;
}

async function openRunOf(
  c: Context<AppEnv, '/:run'>,
): Promise<OpenRun & { readonly source: string }> {
  const found = await findRun(c.var.db, runIdOf(c));
  if (!found) throw new HTTPException(404, { message: 'There is no such run.' });
  const { run, source } = found;
  if (run.state !== 'running') {
    throw new HTTPException(409, { message: `This run is ${run.state}; start another.` });
  }
  const site = storedSiteConfig(source.site);
  const { id: sourceId, settings } = source;
  const files = storedSupportFiles(c.var.db, sourceId, site);
  return { runId: run.id, sourceId, source: source.name, settings, site, files };
}

async function filesOf(c: Context<AppEnv>, wants: (path: string) => boolean): Promise<PostFile[]> {
  const files: PostFile[] = [];
  if (!c.req.raw.body) return files;
  for await (const file of readTar(c.req.raw.body, { maxBytes: maxInflatedBytes, wants })) {
    files.push(file);
  }
  return files;
}
