import { and, eq, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { RunState } from '../../model/run.ts';
import { type Database, transact } from '../database.ts';
import { importRun, source } from '../schema.ts';
import { pruneRuns } from './run-list.ts';
import { keepSiteFiles } from './site-files.ts';
import { type SourceSite, writeSite } from './source-site.ts';

/** Where posts come from, as stored. */
export type StoredSource = typeof source.$inferSelect;

/** A run as stored. */
export type StoredRun = typeof importRun.$inferSelect;

/** The source of this name; undefined before its first run. */
export async function findSource(db: Database, name: string): Promise<StoredSource | undefined> {
  const [found] = await db.select().from(source).where(eq(source.name, name));
  return found;
}

/** A run with its source; undefined for a number that was never given. */
export async function findRun(db: Database, id: number) {
  const [found] = await db
    .select({ run: importRun, source })
    .from(importRun)
    .innerJoin(source, eq(source.id, importRun.sourceId))
    .where(eq(importRun.id, id));
  return found;
}

/** The run of a workflow that is under way; undefined where it has none. */
export async function findRunningRun(db: Database, sourceId: number, instance: string) {
  const [found] = await db
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.sourceId, sourceId),
        eq(importRun.state, 'running'),
        eq(importRun.instance, instance),
      ),
    );
  return found;
}

/** Says how many posts a run has still to read. */
export async function saveRemaining(db: Database, id: number, remaining: number): Promise<void> {
  await db.update(importRun).set({ remaining }).where(eq(importRun.id, id));
}

/**
 * Starts a run, in one transaction: what the source's posts are read with is kept, a run of the same
 * source that was under way is superseded, and where the site itself changed, every feed has.
 *
 * @param instance the workflow that it belongs to; null where posts are sent
 */
export async function startRun(
  db: Database,
  name: string,
  { site: config, configId, files, filesId, settings, notes, origin }: SourceSite,
  now: Date,
  instance: string | null = null,
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
    ...keepSiteFiles(name, filesId, files),
    ...beginRun(db, sql`(select id from ${source} where name = ${name})`, { now, instance, notes }),
  ]);
  return startedRun(results);
}

/**
 * Starts a run of a source that is read as before, in the place of one that was under way. The mark is
 * taken away until the run has ended: what it writes before it breaks off is of no look.
 */
export async function startNextRun(
  db: Database,
  sourceId: number,
  now: Date,
  instance: string,
): Promise<StartedRun> {
  return startedRun(
    await transact(db, [
      db.update(source).set({ cursor: null }).where(eq(source.id, sourceId)),
      ...beginRun(db, sql`${sourceId}`, { now, instance, notes: [] }),
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
  run: { readonly now: Date; readonly instance: string | null; readonly notes: readonly string[] },
) {
  const { now, instance, notes } = run;
  return [
    pruneRuns(sourceId),
    supersede(db, sourceId, now),
    db
      .insert(importRun)
      .values({ sourceId, state: 'running', startedAt: now, notes, instance })
      .returning({ id: importRun.id, sourceId: importRun.sourceId }),
  ];
}

function supersede(db: Database, sourceId: SQL<number> | number, now: Date) {
  return db
    .update(importRun)
    .set({ state: 'superseded', finishedAt: now })
    .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running')));
}

/** Ends what an import that was broken off has left under way, where a later one has no run to start. */
export async function closeRuns(db: Database, sourceId: number, now: Date): Promise<void> {
  await supersede(db, sourceId, now);
}

function startedRun(results: readonly D1Result<unknown>[]): StartedRun {
  const { id, source_id } = v.parse(startedRow, results.at(-1)?.results[0]);
  return { runId: id, sourceId: source_id };
}

const startedRow = v.object({ id: v.number(), source_id: v.number() });

/** Ends a run; one that has ended already, or was superseded, stays as it is. */
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
 * Says of a source that its run has failed: of the one that is under way, or else, where `isNew`, as
 * a run of its own. A source that has never been imported has no runs.
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
  const isUnderWay = and(eq(importRun.sourceId, found.id), eq(importRun.state, 'running'));
  const failed = await db
    .update(importRun)
    .set(end)
    .where(isUnderWay)
    .returning({ id: importRun.id });
  if (failed.length > 0 || !isNew) return;
  await transact(db, [
    pruneRuns(sql`${found.id}`),
    db.insert(importRun).values({ ...end, sourceId: found.id, startedAt: now }),
  ]);
}

/** Remembers what the next look is to be compared with; a mark that is the same is not written. */
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
