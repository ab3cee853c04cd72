import { and, eq, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { transactInRun } from '../changes/run-transaction.ts';
import type { Database } from '../database.ts';
import { importRun, source, syncState } from '../schema.ts';
import { writeDefinitions } from './feed-definitions.ts';
import { pruneRuns } from './run-list.ts';
import { type SourceSite, writeSite } from './source-site.ts';
import { writeSupportFiles } from './support-files.ts';

/** A source as stored. */
export type StoredSource = typeof source.$inferSelect;

/** A run as stored. */
export type StoredRun = typeof importRun.$inferSelect;

/** The source of this name; undefined before its first run. */
export async function findSource(db: Database, name: string): Promise<StoredSource | undefined> {
  const [found] = await db.select().from(source).where(eq(source.name, name));
  return found;
}

/** A run with its source; undefined if there is no such run. */
export async function findRun(db: Database, id: number) {
  const [found] = await db
    .select({ run: importRun, source })
    .from(importRun)
    .innerJoin(source, eq(source.id, importRun.sourceId))
    .where(eq(importRun.id, id));
  return found;
}

/** The run of a job that is still running; undefined if there is none. */
export async function findRunningRun(db: Database, sourceId: number, jobId: string) {
  const [found] = await db
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.sourceId, sourceId),
        eq(importRun.state, 'running'),
        eq(importRun.jobId, jobId),
      ),
    );
  return found;
}

/**
 * Starts a run, in one transaction. It writes the source's site, raises the revisions of all scopes
 * if the description of the site has changed, and supersedes an earlier run of the source. The
 * source has no cursor until the run ends.
 *
 * @param jobId the job that the run belongs to; null if its posts are sent
 * @throws {RunEnded} if the job has lost its lease; nothing is written then
 */
export async function startRun(
  db: Database,
  name: string,
  { site: config, configId, files, filesId, feeds, feedsId, settings, notes, origin }: SourceSite,
  now: Date,
  jobId: string | null = null,
): Promise<StartedRun> {
  const results = await transactInRun(db, null, {}, [
    db
      .insert(source)
      .values({ name, site: config, configId, settings })
      .onConflictDoUpdate({
        target: source.name,
        set: { site: config, configId, settings, cursor: null },
      }),
    ...writeSite(name, { config, isConfigured: configId !== '', origin }, now),
    ...writeSupportFiles(name, filesId, files),
    ...writeDefinitions(name, feedsId, feeds, now),
    ...beginRun(db, sql`(select id from ${source} where name = ${name})`, { now, jobId, notes }),
  ]);
  return startedRun(results);
}

/**
 * Starts a run of a source whose site is still the same. It supersedes an earlier run of the
 * source. The source has no cursor until the run ends: if the run is interrupted, the database is
 * between two states of the source, and the next pass must compare everything.
 *
 * @throws {RunEnded} if the job has lost its lease; nothing is written then
 */
export async function startNextRun(
  db: Database,
  sourceId: number,
  now: Date,
  jobId: string,
): Promise<StartedRun> {
  return startedRun(
    await transactInRun(db, null, {}, [
      db.update(source).set({ cursor: null }).where(eq(source.id, sourceId)),
      ...beginRun(db, sql`${sourceId}`, { now, jobId, notes: [] }),
    ]),
  );
}

/** A run that has just been started. */
export interface StartedRun {
  readonly runId: number;
  readonly sourceId: number;
}

/** The number of the next run. The number of a run that was deleted is not used again. */
export const nextRun = sql<number>`1 + max(
  coalesce((select max(id) from ${importRun}), 0), (select max(last_run) from ${source}))`;

/** The condition that a job has not lost the lease of a source. */
export function keepsLease(sourceId: SQL<number>, jobId: string): SQL {
  return sql`not exists (
    select 1 from ${syncState} where job_id is not ${jobId}
      and source = (select name from source as leased where leased.id = ${sourceId}))`;
}

// A job that has lost its lease must not supersede the run of another one. If it has, the state is
// null, and the transaction fails.
function stateOf(sourceId: SQL<number>, jobId: string | null) {
  return jobId === null
    ? ('running' as const)
    : sql`iif(${keepsLease(sourceId, jobId)}, 'running', null)`;
}

function beginRun(
  db: Database,
  sourceId: SQL<number>,
  run: { readonly now: Date; readonly jobId: string | null; readonly notes: readonly string[] },
) {
  const { now, jobId, notes } = run;
  return [
    pruneRuns(sourceId),
    supersedeRuns(db, sourceId, now),
    db
      .insert(importRun)
      .values({
        id: nextRun,
        sourceId,
        state: stateOf(sourceId, jobId),
        startedAt: now,
        notes,
        jobId,
      })
      .returning({ id: importRun.id, sourceId: importRun.sourceId }),
  ];
}

/** Creates a statement that supersedes the source's run, if one is still running. */
export function supersedeRuns(
  db: Database,
  sourceId: SQL<number>,
  now: Date,
  condition?: SQL<unknown>,
) {
  return db
    .update(importRun)
    .set({ state: 'superseded', finishedAt: now })
    .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running'), condition));
}

function startedRun(results: readonly D1Result<unknown>[]): StartedRun {
  const { id, source_id } = v.parse(startedRow, results.at(-1)?.results[0]);
  return { runId: id, sourceId: source_id };
}

const startedRow = v.object({ id: v.number(), source_id: v.number() });
