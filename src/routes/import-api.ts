import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import {
  findSentRun,
  inventorySource,
  isSentAtStart,
  type SentRun,
  startSentRun,
} from '../import/sent-run.ts';
import { deletedRequest, type FinishedResponse, reportedOutcome } from '../model/import-api.ts';
import { type PostFile, withHash } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import { readTar } from '../sources/archive/tar.ts';
import type { StoredRun } from '../store/sources/runs.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';
import { sourceOf } from './input.ts';
import { notifyOfChanges } from './notify.ts';

/** The maximum size of a request's body, in bytes. */
export const maxBodyBytes = 8 * 1024 * 1024;

// The maximum size of a request's decompressed archive, in bytes.
const maxInflatedBytes = 32 * 1024 * 1024;

const postsPerPage = 2_000;

/** `GET /api/sources/{source}/posts`: lists the imported posts of a source, in pages. */
export async function inventory(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const input = {
    configId: c.req.query('config') ?? '',
    filesId: c.req.query('files') ?? '',
    future: c.req.query('future') === '1',
  };
  const limit = c.req.query('list') === 'none' ? 0 : postsPerPage;
  const page = { after: c.req.query('after') ?? '', limit };
  return c.json(await inventorySource(db, config, sourceOf(c), input, page));
}

/**
 * `POST /api/sources/{source}/runs`: starts a run. The body is a tar archive of `_config.yml` and the
 * files in `_includes` and `_data`; the site may have none of them.
 */
export async function start(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const files = await filesOf(c, isSentAtStart);
  const isFuture = c.req.query('future') === '1';
  return c.json(await startSentRun(db, config, sourceOf(c), files, isFuture), 201);
}

/** `POST /api/runs/{run}/posts`: imports the posts in the body, a tar archive. */
export async function sendPosts(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { steps } = await runningRunOf(c);
  const files = await Promise.all((await filesOf(c, () => true)).map(withHash));
  const { posts, unchanged } = await steps.importBatch(files);
  const reports = posts.map((post) => ({ ...post, outcome: reportedOutcome(post.outcome) }));
  return c.json({ unchanged, posts: reports });
}

/**
 * `POST /api/runs/{run}/deleted`: marks posts as deleted. Clients call it before they send posts. If too
 * many articles would be withdrawn, the run fails and nothing is marked.
 */
export async function sendDeleted(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { steps } = await runningRunOf(c);
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = v.safeParse(deletedRequest, body);
  if (!parsed.success) {
    return refuse(
      c,
      400,
      'The body must be {"paths": [...], "newHashes": [...]} with at most 50,000 of each.',
    );
  }
  const { paths, newHashes } = parsed.output;
  const maxPercent = c.req.query('withdraw') === 'all' ? 100 : c.var.config.withdrawMaxPercent;
  try {
    await steps.markDeleted({ paths, newHashes: new Set(newHashes) }, maxPercent);
  } catch (error) {
    if (error instanceof ImportError) {
      await steps.end('failed', error.message);
      // Earlier batches are already in the feeds.
      await notifyOfChanges(c);
    }
    throw error;
  }
  return c.json({ deleted: paths.length });
}

/**
 * `POST /api/runs/{run}/finish`: withdraws the articles of deleted posts and ends the run. If the run is
 * already done, the response is the same, since the client may not have received the first one.
 */
export async function finish(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const found = await findSentRun(c.var.db, runIdOf(c));
  if (found?.stored.state === 'done') return c.json(finishedResponseOf(found.stored, 0));
  const { steps, stored } = requireRunning(found);
  const pending = await steps.withdrawDeleted();
  // Without a cursor, the client compares all posts in the next run and sends the pending ones again.
  if (pending === 0) await steps.saveCursor(clientCursor(c));
  const ended = await steps.end();
  await notifyOfChanges(c);
  return c.json(finishedResponseOf(ended ?? stored, pending));
}

function finishedResponseOf({ state, withdrawn }: StoredRun, pending: number): FinishedResponse {
  return { state, withdrawn, pending };
}

// The prefix distinguishes it from the cursors of scheduled sources.
function clientCursor(c: Context<AppEnv>): string | null {
  const cursor = c.req.query('cursor') ?? '';
  return /^commit:[\w ]{1,100}$/.test(cursor) ? cursor : null;
}

function runIdOf(c: Context<AppEnv, '/:run'>): number {
  return Number(c.req.param('run')) || 0;
}

async function runningRunOf(c: Context<AppEnv, '/:run'>): Promise<SentRun> {
  return requireRunning(await findSentRun(c.var.db, runIdOf(c)));
}

function requireRunning(found: SentRun | undefined): SentRun {
  if (!found) throw new HTTPException(404, { message: 'The run does not exist.' });
  const { state } = found.stored;
  if (state === 'running') return found;
  throw new HTTPException(409, { message: `The run is ${state}. Start another one.` });
}

async function filesOf(c: Context<AppEnv>, wants: (path: string) => boolean): Promise<PostFile[]> {
  const files: PostFile[] = [];
  if (!c.req.raw.body) return files;
  for await (const file of readTar(c.req.raw.body, { maxBytes: maxInflatedBytes, wants })) {
    files.push(file);
  }
  return files;
}
