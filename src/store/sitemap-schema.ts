import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

// The table of sitemaps. schema.ts says how to change it.

/** A sitemap: a range of the ids of articles; see src/model/sitemap.ts. */
export const sitemap = sqliteTable('sitemap', {
  /** Its number. */
  id: integer().primaryKey(),
  /** When one of its articles last changed. No two changes have the same time. */
  changedAt: integer('changed_at', { mode: 'timestamp' }).notNull(),
});
