import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config/config.ts';
import { deliveryIds, type HookEvent, isSigned, readHookEvent } from '../http/webhook.ts';
import { enqueueImport } from '../import/enqueue.ts';
import type { Source } from '../sources/source.ts';
import { backoffUntil, findSyncState } from '../store/sources/sync-state.ts';
import { claimDelivery, releaseDelivery } from '../store/webhook-deliveries.ts';
import type { AppEnv } from './context.ts';
import { notFound, refuse } from './errors.ts';
import { limitRate } from './rate-limit.ts';

// Bytes of a call's body.
const maxHookBytes = 5_000_000;

// Comes before everything else, so that guesses at the secret are few too.
const limitHooks: MiddlewareHandler<AppEnv> = async (c, next) => {
  const flood = await limitRate(c, c.env?.HOOK_LIMIT);
  if (flood) return flood;
  if (c.var.config.hookSecret === undefined) return notFound(c);
  await next();
};

function hookTooLarge(c: Context<AppEnv>): Response {
  return refuse(c, 413, `The body of a call has at most ${maxHookBytes} bytes.`);
}

/**
 * Webhooks: a call that something was pushed: it orders an import at once. It is of one source, by its name;
 * `github` and `gitlab` stand for all sources where there is none of that name.
 */
async function hook(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { config, db } = c.var;
  const { headers } = c.req.raw;
  const body = await c.req.arrayBuffer();
  if (!(await isSigned(headers, body, config.hookSecret ?? ''))) {
    c.header('WWW-Authenticate', 'Bearer');
    return refuse(c, 401, 'The call is not signed with the secret that this Feedmill was given.');
  }
  const event = readHookEvent(headers, body);
  if (event.kind === 'ping') return c.json({ result: 'pong' });
  const sources = toImport(c.req.param('source'), c.env.sources ?? []);
  if (sources.length === 0) return refuse(c, 404, 'This Feedmill has no such source.');
  if (!isOfInterest(event, sources, config)) return c.json({ result: 'ignored' }, 202);
  const ids = deliveryIds(headers);
  if (!(await claimDelivery(db, ids, new Date()))) return c.json({ result: 'known' }, 202);
  try {
    const ordered = sources.map(async (source) => ({ source, result: await order(c, source) }));
    return c.json({ sources: await Promise.all(ordered) }, 202);
  } catch (error) {
    await releaseDelivery(db, ids);
    throw error;
  }
}

function toImport(name: string, sources: readonly Source[]): string[] {
  const names = sources.map((source) => source.name);
  if (names.includes(name)) return [name];
  return name === 'github' || name === 'gitlab' ? names : [];
}

function isOfInterest(event: HookEvent, sources: readonly string[], config: Config): boolean {
  if (event.kind !== 'push') return false;
  if (!event.namesRef || config.github === undefined || !sources.includes('github')) return true;
  const branch = config.github.branch ?? event.defaultBranch;
  return event.branch !== undefined && (branch === undefined || event.branch === branch);
}

// `noted`: one is under way and looks once more, or the next tick of the schedule does.
async function order(c: Context<AppEnv>, source: string): Promise<'queued' | 'noted'> {
  const { db } = c.var;
  const { workflows } = c.env;
  const now = new Date();
  const syncState = await findSyncState(db, source);
  // Whoever asks to be left alone is, whatever a webhook says.
  if (!workflows || backoffUntil(syncState, now)) return 'noted';
  const result = await enqueueImport(db, workflows, { source, allowWithdrawals: false }, now);
  return result === 'busy' ? 'noted' : 'queued';
}

/** Where webhooks call. */
export const hooks = new Hono<AppEnv>();
hooks.use(limitHooks);
hooks.use(bodyLimit({ maxSize: maxHookBytes, onError: hookTooLarge }));
hooks.post('/:source', hook);
