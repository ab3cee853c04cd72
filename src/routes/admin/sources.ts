import type { Context } from 'hono';
import type { SourceResponse, SourcesResponse } from '../../model/admin-api.ts';
import type { Source } from '../../sources/source.ts';
import type { Database } from '../../store/database.ts';
import { hasLiveLease } from '../../store/sources/lease.ts';
import { type ListedRun, lastRuns } from '../../store/sources/run-list.ts';
import {
  countPosts,
  listScheduled,
  listSources,
  maxCounted,
} from '../../store/sources/source-list.ts';
import { backoffUntil, listSyncStates, type SyncState } from '../../store/sources/sync-state.ts';
import type { AppEnv } from '../context.ts';
import { runResponseOf, timeText } from './runs.ts';

/** `GET /api/sources`: lists all sources that are configured or were ever imported. */
export async function sources(c: Context<AppEnv>): Promise<Response> {
  const withCounts = c.req.query('counts') !== '0';
  return c.json(await readSources(c, { withCounts, withScheduled: true }));
}

/**
 * Reads the sources that are configured or were ever imported, sorted by name.
 *
 * @param parts what to read of each besides its state and its last run. Counts read a row for each post, and the
 *   scheduled articles a row for each
 */
export async function readSources(
  c: Context<AppEnv>,
  parts: { readonly withCounts: boolean; readonly withScheduled: boolean },
): Promise<SourcesResponse> {
  const { db } = c.var;
  const configured = c.env?.sources ?? [];
  const [stored, syncStates, scheduled, runs] = await Promise.all([
    listSources(db),
    listSyncStates(db),
    parts.withScheduled ? listScheduled(db) : [],
    lastRuns(db),
  ]);
  const ids = new Map(stored.map(({ name, id }) => [name, id]));
  const refusals = new Map(stored.map(({ name, refusal }) => [name, refusal]));
  const names = new Set([...configured.map(({ name }) => name), ...ids.keys()]);
  const now = new Date();
  const responses = [...names].sort().map(async (name) => {
    const facts = {
      configured: configured.find((one) => one.name === name),
      syncState: syncStates.find(({ source }) => source === name),
      lastRun: runs.find(({ source }) => source === name),
      refusal: refusals.get(name) || null,
      scheduled: scheduled.find(({ source }) => source === name),
    };
    const counts = parts.withCounts ? await countsOf(db, ids.get(name)) : null;
    return { ...sourceResponseOf(name, facts, now), counts };
  });
  return { sources: await Promise.all(responses) };
}

interface SourceFacts {
  readonly configured: Source | undefined;
  readonly syncState: SyncState | undefined;
  readonly lastRun: ListedRun | undefined;
  readonly refusal: string | null;
  readonly scheduled: Awaited<ReturnType<typeof listScheduled>>[number] | undefined;
}

function sourceResponseOf(source: string, facts: SourceFacts, now: Date): SourceResponse {
  const { configured, syncState, lastRun, refusal, scheduled } = facts;
  return {
    source,
    kind: configured?.kind ?? null,
    state: stateOf(facts, now),
    failures: syncState?.failures ?? 0,
    failingSince: timeText(syncState?.failingSince),
    reason: syncState?.reason ?? '',
    waitingUntil: timeText(syncState?.retryAfter),
    refusal,
    behindSince: timeText(syncState?.behindSince),
    counts: null,
    scheduled: scheduled
      ? {
          articles: scheduled.articles,
          next: scheduled.next.toISOString(),
          timeZone: scheduled.timeZone,
        }
      : null,
    lastRun: lastRun ? runResponseOf(lastRun.run, source) : null,
  };
}

function stateOf(
  { configured, syncState, refusal }: SourceFacts,
  now: Date,
): SourceResponse['state'] {
  if (hasLiveLease(syncState, now)) return 'importing';
  if (!configured) return refusal === null ? 'sent' : 'refused';
  if (syncState?.jobId) return 'interrupted';
  if (backoffUntil(syncState, now)) return 'waiting';
  if (syncState && syncState.failures > 0) return 'failing';
  return refusal === null ? 'idle' : 'refused';
}

async function countsOf(db: Database, id: number | undefined): Promise<SourceResponse['counts']> {
  const none = { posts: 0, articles: 0, noted: 0 };
  return { ...(id === undefined ? none : await countPosts(db, id)), bound: maxCounted };
}
