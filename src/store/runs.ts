import { and, eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { Site } from '../model/article.ts';
import type { RunState } from '../model/run.ts';
import { type Database, seconds, transact } from './database.ts';
import { importRun, scope, site, source } from './schema.ts';
import { keepSiteFiles, type SiteFileRow } from './site-files.ts';

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

/** What a source's posts are read with. */
export interface SourceSite {
  /** What the site's configuration says; kept as it is. */
  readonly site: Site;
  /** The Git blob id of the configuration. */
  readonly configId: string;
  /** The files that its posts may use, and a digest of them; empty where there are none. */
  readonly files: readonly SiteFileRow[];
  readonly filesId: string;
  /** Digest of all that the reading of a post depends on besides the post. */
  readonly settings: string;
  /** What is odd about the configuration, a line each. */
  readonly notes: readonly string[];
  /** Where this Feedmill is reached now. */
  readonly origin: string;
}

/**
 * Starts a run, in one transaction: what the source's posts are read with is kept, a run of the same
 * source that was under way is superseded, and where the site itself changed, every feed has.
 */
export async function startRun(
  db: Database,
  name: string,
  { site: config, configId, files, filesId, settings, notes, origin }: SourceSite,
  now: Date,
): Promise<{ readonly runId: number; readonly sourceId: number }> {
  const sourceId = sql`(select id from ${source} where name = ${name})`;
  const results = await transact(db, [
    db
      .insert(source)
      .values({ name, site: config, configId, settings })
      .onConflictDoUpdate({
        target: source.name,
        set: { site: config, configId, settings, etag: null },
      }),
    writeSite(name, config, configId !== '', origin),
    raiseAllRevisions(now),
    createSiteScope(now),
    ...keepSiteFiles(name, filesId, files),
    db
      .update(importRun)
      .set({ state: 'superseded', finishedAt: now })
      .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running'))),
    db
      .insert(importRun)
      .values({ sourceId, state: 'running', startedAt: now, notes })
      .returning({ id: importRun.id, sourceId: importRun.sourceId }),
  ]);
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

/** Remembers that the archive with this ETag has been imported whole. */
export async function keepEtag(db: Database, sourceId: number, etag: string | null) {
  const differs = sql`${source.etag} is not ${etag}`;
  await db
    .update(source)
    .set({ etag })
    .where(and(eq(source.id, sourceId), differs));
}

// The first source that brings a configuration describes the site; what others bring serves for
// reading their own posts. A source without one stands in until then.
// What ids are made from is set once, in a database from before it was kept too.
function writeSite(name: string, config: Site, isConfigured: boolean, origin: string) {
  const { title, description, url, language, authors, icon, logo, podcast } = config;
  return sql`
    insert into ${site} (id, source_id, is_configured, title, description, url, language, authors,
      icon, logo, podcast, origin)
    select 1, id, ${Number(isConfigured)}, ${title}, ${description}, ${url}, ${language},
      ${JSON.stringify(authors)}, ${icon}, ${logo}, ${JSON.stringify(podcast)}, ${origin}
    from ${source} where name = ${name}
    on conflict (id) do update set
      source_id = excluded.source_id, is_configured = excluded.is_configured,
      title = excluded.title, description = excluded.description, url = excluded.url,
      language = excluded.language, authors = excluded.authors, icon = excluded.icon,
      logo = excluded.logo, podcast = excluded.podcast,
      origin = iif(origin = '', excluded.origin, origin)
    where (source_id = excluded.source_id or is_configured < excluded.is_configured)
      and (title, description, url, language, authors, icon, logo, podcast, is_configured, origin)
        is not (excluded.title, excluded.description, excluded.url, excluded.language,
        excluded.authors, excluded.icon, excluded.logo, excluded.podcast, excluded.is_configured,
        iif(origin = '', excluded.origin, origin))`;
}

// `changes()` is what the statement before wrote: nothing, unless the site's row is new or differs.
function raiseAllRevisions(now: Date) {
  return sql`
    update ${scope} set revision = max(revision + 1, ${seconds(now)}),
      changed_at = max(changed_at, ${seconds(now)})
    where changes() > 0`;
}

// A site without posts has feeds too, with nothing in them.
function createSiteScope(now: Date) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select 'site', '', '', ${seconds(now)}, ${seconds(now)}, 0 where true
    on conflict (kind, slug) do nothing`;
}
