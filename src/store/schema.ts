import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { type Author, articleStates, type Enclosure, type ImageDetails } from '../model/article.ts';
import { source } from './import-schema.ts';

export * from './health-schema.ts';
export * from './import-schema.ts';
export * from './notify-schema.ts';
export * from './scope-schema.ts';
export * from './site-schema.ts';
export * from './sitemap-schema.ts';
export * from './text-schema.ts';

// After a change here, run `npm run migration`. drizzle-kit cannot express WITHOUT ROWID. If a comment
// below says it of a table, add it by hand to the migration that creates the table.
// tests/store/schema.test.ts checks this.

const time = (name: string) => integer(name, { mode: 'timestamp' });

export const article = sqliteTable(
  'article',
  {
    id: integer().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    /** The path of its post; the last one if the post has moved. */
    path: text().notNull(),
    feedId: text('feed_id').notNull(),
    url: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    authors: text({ mode: 'json' }).$type<readonly Author[]>().notNull(),
    categories: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    image: text(),
    enclosure: text({ mode: 'json' }).$type<Enclosure>(),
    language: text(),
    publishedAt: time('published_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    /** A digest of everything that feeds show of the article. */
    hash: text().notNull(),
    state: text({ enum: articleStates }).notNull(),
    /**
     * Its text, unless `textDatabase` says where that is: `withTexts` in src/store/texts/ completes a row. Near the
     * end, since SQLite must read all of a long text to read a column after it.
     */
    textInRow: text('content').notNull(),
    /** The revision that the site and the article's scopes got when the article last changed. */
    revision: integer().notNull().default(0),
    /**
     * Whether the article was withdrawn by hand. Imports then keep it withdrawn. This column may come
     * after `content`, because SQLite stores a 0 or a 1 in the header of the row.
     */
    isHeld: integer('is_held', { mode: 'boolean' }).notNull().default(false),
    /** The version of the rule by which its scopes were chosen; see src/import/memberships.ts. */
    scopeRule: integer('scope_rule').notNull().default(0),
    /** See `isHeld`: SQLite stores a null in the header, too. */
    externalUrl: text('external_url'),
    /** Only feeds read it, and they read `content` as well. */
    imageDetails: text('image_details', { mode: 'json' }).$type<ImageDetails>(),
    /** Jekyll's label of the collection that it is in; null for a post. */
    collection: text(),
    /** Whether it is kept out of the feeds of the whole site and of its languages. */
    isHidden: integer('is_hidden', { mode: 'boolean' }).notNull().default(false),
    /** Whether search engines should leave its page out. */
    isUnlisted: integer('is_unlisted', { mode: 'boolean' }).notNull().default(false),
    /** The number of the text database that has its text; null if the row has it. */
    textDatabase: integer('text_database'),
    /** The length in bytes of a text that is in a text database. */
    textBytes: integer('text_bytes'),
  },
  (table) => [
    uniqueIndex('article_feed_id').on(table.feedId),
    // Finds scheduled articles that are due.
    index('article_scheduled').on(table.publishedAt).where(sql`state = 'scheduled'`),
    // Finds URL conflicts.
    index('article_url').on(table.url).where(sql`state <> 'withdrawn'`),
    // Finds held articles, which are withdrawn, by URL.
    index('article_held').on(table.url).where(sql`is_held = 1`),
    // Lists articles in the order in which they last changed, for the index of the search.
    index('article_revision').on(table.revision),
  ],
);
