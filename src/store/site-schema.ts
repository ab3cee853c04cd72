import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Author } from '../model/article.ts';
import type { OldFeed } from '../model/old-feed.ts';
import { noPodcast, type Podcast } from '../model/podcast.ts';
import { source } from './import-schema.ts';

// The table of the site. schema.ts says how to change it.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** The values of the site that all feeds show; one row. */
export const site = sqliteTable('site', {
  id: integer().primaryKey(),
  /** The source that describes the site: the first that has a configuration. */
  sourceId: integer('source_id')
    .notNull()
    .references(() => source.id),
  /** Whether that source has a configuration. If not, the first source that has one replaces it. */
  isConfigured: integer('is_configured', { mode: 'boolean' }).notNull(),
  title: text().notNull(),
  description: text().notNull(),
  url: text().notNull(),
  language: text().notNull(),
  authors: text({ mode: 'json' }).$type<readonly Author[]>().notNull(),
  /** The URL of a square picture. */
  icon: text(),
  /** The URL of a picture of any shape. */
  logo: text(),
  podcast: text({ mode: 'json' }).$type<Podcast>().notNull().default(noPodcast),
  /**
   * The first public URL of this Feedmill; empty until it is known. The ids of feeds begin with it, so it
   * is set once.
   */
  origin: text().notNull().default(''),
  /** An IANA name. */
  timeZone: text('time_zone').notNull().default('UTC'),
  /**
   * The configuration that documents are rendered with, and since when. Empty until the first document
   * is served. Rows from before this column may have been served with any configuration.
   */
  configuration: text().notNull().default('unknown'),
  configuredAt: time('configured_at').notNull().default(sql`0`),
  /** How many items its configuration wants in a feed; null if it does not say. */
  postsLimit: integer('posts_limit'),
  /** Where its configuration says that feeds were. */
  oldFeeds: text('old_feeds', { mode: 'json' }).$type<readonly OldFeed[]>().notNull().default([]),
  /** The last scope for which `scope_alias` has been written. Scopes are never deleted. */
  aliasedScope: integer('aliased_scope').notNull().default(0),
});

export type StoredSite = typeof site.$inferSelect;

/** The origin that this Feedmill has learned from a request; one row. There may be no site yet. */
export const learnedOrigin = sqliteTable('learned_origin', {
  id: integer().primaryKey(),
  origin: text().notNull(),
});
