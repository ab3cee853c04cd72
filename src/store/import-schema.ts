import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DefinitionProblem } from '../model/feed-definition.ts';
import { runStates } from '../model/run.ts';

// The tables of imports. The tables of feeds are in schema.ts, which also says how to change them.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** A source of posts. */
export const source = sqliteTable('source', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  /** The site's configuration as last read; the posts of this source are read with it. */
  site: text({ mode: 'json' }).notNull(),
  /** Identifies the configuration and `CNAME`; empty if the site has neither. */
  configId: text('config_id').notNull(),
  /** A digest of the site's includes and data; empty if it has none. */
  filesId: text('files_id').notNull().default(''),
  /**
   * A digest of everything that affects how posts are read: the site's configuration, includes and
   * data, the variables, and the version of the code.
   */
  settings: text().notNull(),
  /**
   * The next scan starts from it. It is an ETag or a commit, for example, and null if the scan must read
   * everything.
   */
  cursor: text(),
  /** Why the last run was refused, and how to allow it; empty if it was not. */
  refusal: text().notNull().default(''),
  /**
   * The highest id of an article when the first of the posts that are marked as deleted was marked;
   * null if none is. Articles with higher ids came with the posts that replace the deleted ones.
   */
  lastArticleId: integer('last_article_id'),
  /** A digest of the definitions of feeds; empty if there are none. */
  feedsId: text('feeds_id').notNull().default(''),
  /** The definitions of feeds that are not valid. */
  feedProblems: text('feed_problems', { mode: 'json' })
    .$type<readonly DefinitionProblem[]>()
    .notNull()
    .default([]),
  /** The highest run of a source that was deleted. Later runs get higher numbers. */
  lastRun: integer('last_run').notNull().default(0),
});

/** Posts that a pass is reading. */
export interface ReadingPosts {
  readonly paths: readonly string[];
  /** How many attempts have died before while they read exactly these posts. */
  readonly deaths: number;
}

/**
 * The state of a scheduled source. The row is written when a pass has something to do or fails; a
 * check that finds nothing new does not write it.
 */
export const syncState = sqliteTable('sync_state', {
  source: text().primaryKey(),
  /** The job that holds the lease; null if the source is not being imported. */
  jobId: text('job_id'),
  /** The last heartbeat of that job. */
  heartbeatAt: time('heartbeat_at'),
  /** Whether another pass was requested while the lease was held. */
  isRerunRequested: integer('is_rerun_requested', { mode: 'boolean' }).notNull().default(false),
  /**
   * The time since which the source has changes that the feeds lack; null if the feeds are current.
   */
  behindSince: time('behind_since'),
  /** The number of consecutive failures, the time of the first, and the reason for the last. */
  failures: integer().notNull().default(0),
  failingSince: time('failing_since'),
  reason: text().notNull().default(''),
  /** The end of a backoff: the source has asked not to be called before this time. */
  retryAfter: time('retry_after'),
  /** The posts that are being read, in case that kills the Worker; null if none is. */
  reading: text({ mode: 'json' }).$type<ReadingPosts>(),
});

/**
 * The outcome of reading a post: it was imported as an article, was skipped, could not be read, or
 * wants the URL of another post. A deleted post is no longer in its source.
 */
const postOutcomes = ['imported', 'skipped', 'problem', 'conflict', 'deleted'] as const;

/** A post file of a source. WITHOUT ROWID: it is found by its path. */
export const post = sqliteTable(
  'post',
  {
    sourceId: integer('source_id').notNull(),
    path: text().notNull(),
    /**
     * The Git blob id of the file, or a hash that the source lists. An unchanged post need not be
     * read.
     */
    hash: text().notNull(),
    /**
     * `source.settings` when the post was read. Empty if the post is pending: it must be read again
     * although its file has not changed.
     */
    settings: text().notNull(),
    outcome: text({ enum: postOutcomes }).notNull(),
    /** Why it was skipped or could not be read, or what is unusual about it; often empty. */
    note: text().notNull(),
    /** The reasons of the note as fixed words, separated by spaces, so that they can be counted. */
    reasons: text().notNull().default(''),
    articleId: integer('article_id'),
    /** The file names, without extensions, of the posts that it links to by a tag; a JSON list or empty. */
    links: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.path] }),
    index('post_deleted')
      .on(table.sourceId, table.path, table.articleId)
      .where(sql`outcome = 'deleted'`),
    // Posts that link to a post that does not exist. There are few.
    index('post_missing_link')
      .on(table.sourceId, table.path)
      .where(sql`instr(reasons, 'link-target') > 0`),
    // Posts that link to others by a tag.
    index('post_linking').on(table.sourceId, table.path).where(sql`links <> ''`),
    index('post_pending').on(table.sourceId, table.path).where(sql`settings = ''`),
    index('post_conflict').on(table.sourceId, table.path).where(sql`outcome = 'conflict'`),
    // Posts with a note.
    index('post_noted').on(table.sourceId, table.path).where(sql`note <> ''`),
  ],
);

/**
 * A file of `_includes` or `_data`, which the posts of a source may use. WITHOUT ROWID: it is found
 * by its path.
 */
export const supportFile = sqliteTable(
  'support_file',
  {
    sourceId: integer('source_id').notNull(),
    path: text().notNull(),
    content: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.path] })],
);

/** The import of one state of a source: the passes of a job, or the requests of a client. */
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
    /** The job that it belongs to; null if the posts were sent. */
    jobId: text('job_id'),
    /** How many articles it would have withdrawn if it was refused; otherwise 0. */
    plannedWithdrawals: integer().notNull().default(0),
    /** Whether it may withdraw any number of articles. A job says so in its parameters instead. */
    allowsWithdrawals: integer('allows_withdrawals', { mode: 'boolean' }).notNull().default(false),
    /** How many posts it still has to read, as far as is known. */
    remaining: integer().notNull().default(0),
    /** Why it failed or was refused; otherwise empty. */
    message: text().notNull().default(''),
    /** Describes unusual parts of the site's configuration, one line each. */
    notes: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
    /** The result of invalidating the edge cache; empty if there is no edge cache. */
    cache: text().notNull().default(''),
  },
  (table) => [index('import_run_source').on(table.sourceId)],
);

/** A webhook delivery that has been claimed, by its id. The row is deleted after a day. */
export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: text().primaryKey(),
    claimedAt: time('claimed_at').notNull(),
  },
  (table) => [index('webhook_delivery_claimed').on(table.claimedAt)],
);
