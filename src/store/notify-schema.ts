import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The tables that say who has been notified of which changes. schema.ts says how to change them.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** The time up to which the edge cache has been notified of changes; one row. */
export const cacheCheckpoint = sqliteTable('cache_checkpoint', {
  id: integer().primaryKey(),
  invalidatedUntil: time('invalidated_until').notNull(),
});

/** A WebSub hub that has been called. */
export const hub = sqliteTable('hub', {
  url: text().primaryKey(),
  /**
   * The last change that the hub knows: changes are published in the order of their times, then of the
   * ids of their scopes.
   */
  notifiedUntil: time('notified_until').notNull(),
  notifiedScope: integer('notified_scope').notNull(),
  /** The number of consecutive failures, and the time before which the hub is not called again. */
  failures: integer().notNull().default(0),
  retryAfter: time('retry_after'),
});
