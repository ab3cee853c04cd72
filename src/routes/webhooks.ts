import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config/config.ts';
import { deliveryIds, isAuthentic, parseWebhook, type WebhookEvent } from '../http/webhook.ts';
import { enqueueImport } from '../import/enqueue.ts';
import type { Source } from '../sources/source.ts';
import { backoffUntil, findSyncState } from '../store/sources/sync-state.ts';
import { claimDelivery, releaseDelivery } from '../store/webhook-deliveries.ts';
import type { AppEnv } from './context.ts';
import { notFound, refuse } from './errors.ts';
import { newApp } from './new-app.ts';
import { limitRate } from './rate-limit.ts';

// The maximum size of a body, in bytes.
const maxWebhookBytes = 5_000_000;

// Comes first, so that guesses of the secret are limited too.
const limitWebhooks: MiddlewareHandler<AppEnv> = async (c, next) => {
  const limited = await limitRate(c, c.env?.HOOK_LIMIT);
  if (limited) return limited;
  if (c.var.config.hookSecret === undefined) return notFound(c);
  await next();
};

function webhookTooLarge(c: Context<AppEnv>): Response {
  return refuse(c, 413, `The body of a webhook must not exceed ${maxWebhookBytes} bytes.`);
}

/**
 * `POST /hooks/{source}`: imports a source after a push. If no source is named `github` or `gitlab`, these
 * names stand for all sources.
 */
async function receiveWebhook(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { config, db } = c.var;
  const { headers } = c.req.raw;
  const body = await c.req.arrayBuffer();
  if (!(await isAuthentic(headers, body, config.hookSecret ?? ''))) {
    c.header('WWW-Authenticate', 'Bearer');
    return refuse(c, 401, 'The signature or the token is missing or wrong.');
  }
  const event = parseWebhook(headers, body);
  if (event.kind === 'ping') return c.json({ result: 'pong' });
  const sources = namedSources(c.req.param('source'), c.env.sources ?? []);
  if (sources.length === 0) return refuse(c, 404, 'The source does not exist or is not scheduled.');
  if (!isRelevant(event, sources, config)) return c.json({ result: 'ignored' }, 202);
  const ids = deliveryIds(headers);
  if (!(await claimDelivery(db, ids, new Date()))) return c.json({ result: 'known' }, 202);
  try {
    const results = sources.map(async (source) => ({ source, result: await enqueue(c, source) }));
    return c.json({ sources: await Promise.all(results) }, 202);
  } catch (error) {
    await releaseDelivery(db, ids);
    throw error;
  }
}

function namedSources(name: string, sources: readonly Source[]): string[] {
  const names = sources.map((source) => source.name);
  if (names.includes(name)) return [name];
  return name === 'github' || name === 'gitlab' ? names : [];
}

function isRelevant(event: WebhookEvent, sources: readonly string[], config: Config): boolean {
  if (event.kind !== 'push') return false;
  if (!event.hasRef || config.github === undefined || !sources.includes('github')) return true;
  const branch = config.github.branch ?? event.defaultBranch;
  return event.branch !== undefined && (branch === undefined || event.branch === branch);
}

// `noted`: the running import makes another pass, or the next tick checks the source.
async function enqueue(c: Context<AppEnv>, source: string): Promise<'queued' | 'noted'> {
  const { db } = c.var;
  const { workflows } = c.env;
  const now = new Date();
  const syncState = await findSyncState(db, source);
  // A webhook does not override the backoff that a source asked for.
  if (!workflows || backoffUntil(syncState, now)) return 'noted';
  const result = await enqueueImport(db, workflows, { source, allowWithdrawals: false }, now);
  return result === 'busy' ? 'noted' : 'queued';
}

/** The routes below `/hooks`. */
export const webhooks = newApp();
webhooks.use(limitWebhooks);
webhooks.use(bodyLimit({ maxSize: maxWebhookBytes, onError: webhookTooLarge }));
webhooks.post('/:source', receiveWebhook);
