import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Observations } from '../model/observations.ts';

// The tables of monitoring. schema.ts says how to change them.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** The last tick of the schedule that was recorded; one row. Ticks within an hour of it are not. */
export const tick = sqliteTable('tick', {
  id: integer().primaryKey(),
  tickedAt: time('ticked_at').notNull(),
  /** The cron expression that it was due to. */
  cron: text().notNull(),
  /** The observations of the tick for the health checks. */
  observations: text({ mode: 'json' }).$type<Observations>().notNull(),
});

/**
 * An alarm: a check that has become bad, for each channel that is notified. The row is deleted when the
 * channel has been notified that the check passes again. WITHOUT ROWID: it is found by its key.
 */
export const alarm = sqliteTable(
  'alarm',
  {
    channel: text().notNull(),
    /** The name of the check. */
    name: text().notNull(),
    openedAt: time('opened_at').notNull(),
    /** When the channel was notified of it; null if it was not yet. */
    notifiedAt: time('notified_at'),
    /** Until when a tick that is sending a message has claimed the row. */
    claimedUntil: time('claimed_until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.name] })],
);
