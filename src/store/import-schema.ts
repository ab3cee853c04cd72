import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { runStates } from '../model/run.ts';

// The tables of imports; schema.ts has those of feeds, and says what to do after a change.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** Where posts come from. */
export const source = sqliteTable('source', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  /** The site configuration as last read: what the posts of this source are read with. */
  site: text({ mode: 'json' }).notNull(),
  /** The Git blob id of that configuration; empty where there was none. */
  configId: text('config_id').notNull(),
  /** Digest of the files that its posts may use. */
  filesId: text('files_id').notNull().default(''),
  /** Digest of all that a post's reading depends on besides the post. */
  settings: text().notNull(),
  /**
   * What the look gave that was imported whole last, to compare the next one with; null when that must
   * read everything. The column is called for what archives give.
   */
  cursor: text(),
});

/**
 * A source that the schedule looks at, from its first look on. A look that finds nothing new writes
 * nothing here.
 */
export const syncState = sqliteTable('sync_state', {
  source: text().primaryKey(),
  /** The workflow that imports it now; null while none does. */
  instance: text(),
  /** When that workflow last said that it is at work. */
  heartbeatAt: time('heartbeat_at'),
  /** Whether another look was asked for while it was at work. */
  isRerunRequested: integer('is_rerun_requested', { mode: 'boolean' }).notNull().default(false),
  /** Since when there is something in the source that is not in the feeds; null where all is. */
  behindSince: time('behind_since'),
  /** How many looks have failed one after the other, since when, and why the last did. */
  failures: integer().notNull().default(0),
  failingSince: time('failing_since'),
  reason: text().notNull().default(''),
  /** Until when the source wants to be left alone. */
  retryAfter: time('retry_after'),
});

/**
 * What became of a post: it is an article, was left out for a reason, could not be read, has the
 * address of another post, or is no longer in its source.
 */
export const postOutcomes = ['imported', 'skipped', 'problem', 'conflict', 'deleted'] as const;

/** Every file of a source that was looked at. WITHOUT ROWID: found by its path. */
export const post = sqliteTable(
  'post',
  {
    sourceId: integer('source_id').notNull(),
    path: text().notNull(),
    /** Its Git blob id, which every Git host lists, so that an unchanged post need not be read. */
    hash: text().notNull(),
    /** `source.settings` at the time it was read. */
    settings: text().notNull(),
    outcome: text({ enum: postOutcomes }).notNull(),
    /** Why it was left out or could not be read, or what was odd about it; often empty. */
    note: text().notNull(),
    /** The note's reasons in fixed words, separated by spaces, so that they can be counted. */
    reasons: text().notNull().default(''),
    articleId: integer('article_id'),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.path] }),
    index('post_deleted')
      .on(table.sourceId, table.path, table.articleId)
      .where(sql`outcome = 'deleted'`),
    // Posts that link to a post which is not there; few.
    index('post_missing_link')
      .on(table.sourceId, table.path)
      .where(sql`instr(reasons, 'target') > 0`),
    index('post_conflict').on(table.sourceId, table.path).where(sql`outcome = 'conflict'`),
    // Posts that there is something to say about.
    index('post_noted').on(table.sourceId, table.path).where(sql`note <> ''`),
  ],
);

/**
 * A file of a source's site that its posts may use: from `_includes` or `_data`. WITHOUT ROWID: found
 * by its path.
 */
export const siteFile = sqliteTable(
  'site_file',
  {
    sourceId: integer('source_id').notNull(),
    path: text().notNull(),
    content: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.path] })],
);

/** One look at a source that found something to do. */
export const importRun = sqliteTable(
  'import_run',
  {
    id: integer().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    state: text({ enum: runStates }).notNull(),
    startedAt: time('started_at').notNull(),
    finishedAt: time('finished_at'),
    created: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    problems: integer().notNull().default(0),
    withdrawn: integer().notNull().default(0),
    /** The workflow that it belongs to; null where posts were sent. */
    instance: text(),
    /** How many articles are to be withdrawn by it, at the most. */
    plannedWithdrawals: integer().notNull().default(0),
    /** How many posts it has still to read, as far as is known. */
    remaining: integer().notNull().default(0),
    /** Why it failed, or what it left for the next run; empty otherwise. */
    message: text().notNull().default(''),
    /** What was odd about the site's configuration, a line each. */
    notes: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
    /** What came of telling the edge's cache which scopes changed; empty where there is none. */
    cache: text().notNull().default(''),
  },
  (table) => [index('import_run_source').on(table.sourceId)],
);

/** A call of a webhook that was taken, by what it is known by; forgotten after a day. */
export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: text().primaryKey(),
    claimedAt: time('claimed_at').notNull(),
  },
  (table) => [index('webhook_delivery_claimed').on(table.claimedAt)],
);
