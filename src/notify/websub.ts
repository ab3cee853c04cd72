import type { Config } from '../config/config.ts';
import { errorMessage } from '../model/error-message.ts';
import { formats } from '../model/format.ts';
import { type ScopeKey, siteScope } from '../model/scope.ts';
import { feedPath } from '../model/urls.ts';
import type { Database } from '../store/database.ts';
import { findHub, listChangesFor, type StoredHub, saveHub } from '../store/hubs.ts';

// Each scope has three topics, and public hubs accept a hundred topics per request. One place is for
// the site.
const maxScopes = 32;

// Requests to a hub in one call. The next tick of the schedule goes on.
const maxRequests = 10;

// Milliseconds that a slow hub can delay an import.
const timeout = 10_000;

// Milliseconds after the first failure of a hub in which it is not called. The time doubles with each
// failure, up to a day.
const firstDelay = 60_000;
const maxDelay = 24 * 60 * 60_000;

/**
 * Publishes to every hub the feeds of whose last change it has not been notified. WebSub (§5) does not
 * define the request; public hubs accept this one. A hub that fails is notified of the same changes
 * later.
 *
 * @returns the number of URLs that were published, over all hubs
 */
export async function publishToHubs(
  db: Database,
  { feedHubs, publicUrl }: Pick<Config, 'feedHubs' | 'publicUrl'>,
  now: Date,
): Promise<number> {
  const counts = feedHubs.map(async (url) => {
    const hub = await findHub(db, url);
    const delay = (hub.retryAfter?.getTime() ?? 0) - now.getTime();
    // A longer delay was recorded by a wrong clock.
    if (delay > 0 && delay <= maxDelay) return 0;
    return publishChanges(db, publicUrl, hub, now);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function publishChanges(
  db: Database,
  publicUrl: string,
  stored: StoredHub,
  now: Date,
): Promise<number> {
  const signal = AbortSignal.timeout(timeout);
  let hub: StoredHub = { ...stored, failures: 0, retryAfter: null };
  let published = 0;
  for (let request = 0; request < maxRequests && !signal.aborted; request++) {
    const scopes = await listChangesFor(db, hub, maxScopes);
    const last = scopes.at(-1);
    if (!last) break;
    // The site changes with each of its scopes, and most subscribers read its feed.
    const others = scopes.filter(({ kind }) => kind !== 'site');
    const topics = topicsOf([siteScope, ...others], publicUrl);
    const reason = await failureOf(stored.url, topics, signal);
    if (reason !== undefined) {
      await saveHub(db, failing({ ...stored, ...position(hub) }, now));
      console.error({ message: 'hub not notified', hub: new URL(stored.url).host, reason });
      break;
    }
    published += topics.length;
    hub = { ...hub, notifiedUntil: last.changedAt, notifiedScope: last.id };
    await saveHub(db, hub);
  }
  return published;
}

function position({ notifiedUntil, notifiedScope }: StoredHub) {
  return { notifiedUntil, notifiedScope };
}

function failing(hub: StoredHub, now: Date): StoredHub {
  const delay = Math.min(firstDelay * 2 ** hub.failures, maxDelay);
  return { ...hub, failures: hub.failures + 1, retryAfter: new Date(now.getTime() + delay) };
}

function topicsOf(scopes: readonly ScopeKey[], publicUrl: string): string[] {
  return scopes.flatMap((scope) => formats.map((format) => publicUrl + feedPath(scope, format)));
}

/** Publishes topics to a hub, and returns why that failed; undefined if it did not. */
async function failureOf(
  hub: string,
  topics: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const topic of topics) body.append('hub.url', topic);
  try {
    const response = await fetch(hub, { method: 'POST', body, signal });
    await response.body?.cancel();
    return response.ok ? undefined : `it responded with ${response.status}`;
  } catch (error) {
    return errorMessage(error);
  }
}
