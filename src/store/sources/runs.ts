import { and, eq, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { RunState } from '../../model/run.ts';
import { type Database, transact } from '../database.ts';
import { importRun, source } from '../schema.ts';
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

/** Saves how many posts a run still has to read. */
export async function saveRemaining(db: Database, id: number, remaining: number): Promise<void> {
  await db.update(importRun).set({ remaining }).where(eq(importRun.id, id));
}

/**
 * Starts a run, in one transaction. It writes the source's site, raises the revisions of all scopes
 * if the description of the site has changed, and supersedes an earlier run of the source. The
 * source has no cursor until the run ends.
 *
 * @param jobId the job that the run belongs to; null if its posts are sent
 */
export async function startRun(
  db: Database,
  name: string,
  { site: config, configId, files, filesId, settings, notes, origin }: SourceSite,
  now: Date,
  jobId: string | null = null,
): Promise<StartedRun> {
  const results = await transact(db, [
    db
      .insert(source)
      .values({ name, site: config, configId, settings })
      .onConflictDoUpdate({
        target: source.name,
        set: { site: config, configId, settings, cursor: null },
      }),
    ...writeSite(name, { config, isConfigured: configId !== '', origin }, now),
    ...writeSupportFiles(name, filesId, files),
    ...beginRun(db, sql`(select id from ${source} where name = ${name})`, { now, jobId, notes }),
  ]);
  return startedRun(results);
}

/**
 * Starts a run of a source whose site is still the same. It supersedes an earlier run of the
 * source. The source has no cursor until the run ends: if the run is interrupted, the database is
 * between two states of the source, and the next pass must compare everything.
 */
export async function startNextRun(
  db: Database,
  sourceId: number,
  now: Date,
  jobId: string,
): Promise<StartedRun> {
  return startedRun(
    await transact(db, [
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
      .values({ sourceId, state: 'running', startedAt: now, notes, jobId })
      .returning({ id: importRun.id, sourceId: importRun.sourceId }),
  ];
}

/** Creates a statement that supersedes the source's run, if one is still running. */
export function supersedeRuns(db: Database, sourceId: SQL<number> | number, now: Date) {
  return db
    .update(importRun)
    .set({ state: 'superseded', finishedAt: now })
    .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running')));
}

function startedRun(results: readonly D1Result<unknown>[]): StartedRun {
  const { id, source_id } = v.parse(startedRow, results.at(-1)?.results[0]);
  return { runId: id, sourceId: source_id };
}

const startedRow = v.object({ id: v.number(), source_id: v.number() });

/**
 * Ends a run. A run that has already ended or was superseded stays as it is.
 *
 * @returns the run as stored now; undefined if it does not exist
 */
export async function endRun(
  db: Database,
  id: number,
  state: RunState,
  message: string,
  now: Date,
): Promise<StoredRun | undefined> {
  await db
    .update(importRun)
    .set({ state, message, finishedAt: now })
    .where(and(eq(importRun.id, id), eq(importRun.state, 'running')));
  return (await findRun(db, id))?.run;
}

/**
 * Ends the running run of a source as failed. Does nothing if the source has never been imported.
 *
 * @param isNew whether to add a failed run if none is running
 */
export async function failRun(
  db: Database,
  name: string,
  message: string,
  isNew: boolean,
  now: Date,
): Promise<void> {
  const found = await findSource(db, name);
  if (!found) return;
  const end = { state: 'failed', message, finishedAt: now } as const;
  const isRunning = and(eq(importRun.sourceId, found.id), eq(importRun.state, 'running'));
  const failed = await db
    .update(importRun)
    .set(end)
    .where(isRunning)
    .returning({ id: importRun.id });
  if (failed.length > 0 || !isNew) return;
  await transact(db, [
    pruneRuns(sql`${found.id}`),
    db.insert(importRun).values({ ...end, sourceId: found.id, startedAt: now }),
  ]);
}

/** Saves what the next scan starts from. A cursor that stays the same is not written. */
export async function saveCursor(
  db: Database,
  sourceId: number,
  cursor: string | null,
): Promise<void> {
  const differs = sql`${source.cursor} is not ${cursor}`;
  await db
    .update(source)
    .set({ cursor })
    .where(and(eq(source.id, sourceId), differs));
}
