import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { previewWithdrawals } from '../import/preview-withdrawals.ts';
import type { WithdrawalLimits } from '../import/refusal.ts';
import { findSentRun, inventorySource, type SentRun, startSentRun } from '../import/sent-run.ts';
import {
  type DeletedRequest,
  deletedRequest,
  type FinishedResponse,
  mediaSizes,
  mediaSizesPath,
  reportedOutcome,
} from '../model/import-api.ts';
import { type PostFile, withHash } from '../model/post-file.ts';
import { readTar } from '../sources/archive/tar.ts';
import { ListedDeletions } from '../sources/listed-deletions.ts';
import { allowWithdrawals } from '../store/sources/deleted-posts.ts';
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
 * `POST /api/sources/{source}/runs`: starts a run. The body is a tar archive of the configuration,
 * `CNAME`, and the files in `_includes` and `_data`; the site may have none of them.
 */
export async function start(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const files = await filesOf(c);
  const isFuture = c.req.query('future') === '1';
  return c.json(await startSentRun(db, config, sourceOf(c), files, isFuture), 201);
}

/**
 * `POST /api/runs/{run}/posts`: imports the posts in the body, a tar archive. With `?fatal=1`, it does not
 * read them: a client has found that this kills the Worker, and they become problems.
 */
export async function sendPosts(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { steps } = await runningRunOf(c);
  const sent = await filesOf(c);
  const sizes = sizesIn(sent.find(({ path }) => path === mediaSizesPath));
  const posts = sent.filter(({ path }) => path !== mediaSizesPath);
  const files = await Promise.all(posts.map(withHash));
  const isFatal = c.req.query('fatal') === '1';
  const result = await steps.importBatch(files, { sizesOf: async () => sizes, isFatal });
  const reports = result.posts.map((post) => ({ ...post, outcome: reportedOutcome(post.outcome) }));
  return c.json({ unchanged: result.unchanged, posts: reports });
}

/** The sizes of media files that a client sent; none if they are not valid. */
function sizesIn(file: PostFile | undefined): ReadonlyMap<string, number> {
  const text = new TextDecoder().decode(file?.bytes);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), mediaSizes), text);
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

/**
 * `POST /api/runs/{run}/deleted`: marks posts as deleted. Clients call it before they send posts, so that
 * a post at a new path is recognized as one that has moved.
 */
export async function sendDeleted(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const { steps, stored } = await runningRunOf(c);
  const deleted = await deletedIn(c);
  if (!deleted) return refuseDeleted(c);
  if (allowsWithdrawals(c)) await allowWithdrawals(c.var.db, stored.id);
  await steps.markDeleted(deleted.paths);
  return c.json({ deleted: deleted.paths.length });
}

/** `POST /api/sources/{source}/withdrawals`: reports what a run that deletes posts would withdraw. */
export async function withdrawals(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const deleted = await deletedIn(c);
  if (!deleted) return refuseDeleted(c);
  const source = { name: sourceOf(c), isSent: true };
  const deletions = new ListedDeletions(deleted.paths, deleted.newHashes);
  return c.json(await previewWithdrawals(c.var.db, source, deletions, limitsOf(c, false)));
}

/**
 * `POST /api/runs/{run}/finish`: withdraws the articles of deleted posts and ends the run. If too many
 * would be withdrawn, they stay, and the run ends as refused. If the run has already ended in one of
 * these ways, the response is the same, since the client may not have received the first one. If more are
 * to be withdrawn than one request may, the run is still running, and the client calls again.
 */
export async function finish(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const found = await findSentRun(c.var.db, runIdOf(c));
  if (found?.stored.state === 'done' || found?.stored.state === 'refused') {
    return c.json(finishedResponseOf(found.stored, 0));
  }
  const { steps, stored } = requireRunning(found);
  const limits = limitsOf(c, stored.allowsWithdrawals);
  const { pending, refusal, isComplete } = await steps.withdrawDeleted(limits);
  if (!isComplete) return c.json(finishedResponseOf(stored, pending));
  // Without a cursor, the client compares all posts in the next run and sends the pending ones again.
  const ended = await steps.end(refusal, pending === 0 ? { cursor: clientCursor(c) } : {});
  await notifyOfChanges(c);
  return c.json(finishedResponseOf(ended ?? stored, pending));
}

function finishedResponseOf(run: StoredRun, pending: number): FinishedResponse {
  const { state, withdrawn, plannedWithdrawals: refused, message } = run;
  return { state, withdrawn, refused, refusal: state === 'refused' ? message : null, pending };
}

function allowsWithdrawals(c: Context<AppEnv>): boolean {
  return c.req.query('withdraw') === 'all';
}

function limitsOf(c: Context<AppEnv>, isAllowed: boolean): WithdrawalLimits {
  const { withdrawMaxPercent: maxPercent } = c.var.config;
  return { isAllowed: isAllowed || allowsWithdrawals(c), maxPercent };
}

async function deletedIn(c: Context<AppEnv>): Promise<DeletedRequest | undefined> {
  const parsed = v.safeParse(deletedRequest, await c.req.json().catch(() => undefined));
  return parsed.success ? parsed.output : undefined;
}

function refuseDeleted(c: Context<AppEnv>): Response {
  const form = '{"paths": [...], "newHashes": [...]}';
  return refuse(c, 400, `The body must be ${form} with at most 50,000 of each.`);
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

async function filesOf(c: Context<AppEnv>): Promise<PostFile[]> {
  const files: PostFile[] = [];
  if (!c.req.raw.body) return files;
  for await (const file of readTar(c.req.raw.body, {
    maxBytes: maxInflatedBytes,
    wants: () => true,
  })) {
    files.push(file);
  }
  return files;
}
