import { desc, sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { type Author, articleStates, type Enclosure, type ImageDetails } from '../model/article.ts';
import { scopeKinds } from '../model/scope.ts';
import { source } from './import-schema.ts';

export * from './health-schema.ts';
export * from './import-schema.ts';
export * from './notify-schema.ts';
export * from './site-schema.ts';

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
    /** Near the end, since SQLite must read all of a long text to read a column after it. */
    content: text().notNull(),
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
  },
  (table) => [
    uniqueIndex('article_feed_id').on(table.feedId),
    // Finds scheduled articles that are due.
    index('article_scheduled').on(table.publishedAt).where(sql`state = 'scheduled'`),
    // Finds URL conflicts.
    index('article_url').on(table.url).where(sql`state <> 'withdrawn'`),
    // Finds held articles, which are withdrawn, by URL.
    index('article_held').on(table.url).where(sql`is_held = 1`),
  ],
);

export const scope = sqliteTable(
  'scope',
  {
    id: integer().primaryKey(),
    kind: text({ enum: scopeKinds }).notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    revision: integer().notNull(),
    changedAt: time('changed_at').notNull(),
    articleCount: integer('article_count').notNull(),
    /**
     * The earliest revision that a delta can start from. Since then, no article has been removed, been
     * moved or become smaller, and the description of the site has not changed. Null if no such
     * revision is known.
     */
    deltaBase: integer('delta_base'),
  },
  (table) => [
    uniqueIndex('scope_key').on(table.kind, table.slug),
    // Lists the largest scopes first.
    index('scope_size').on(table.kind, desc(table.articleCount), table.slug),
    // Finds the scopes that have changed since a time.
    index('scope_changed').on(table.changedAt),
  ],
);

/**
 * How many articles use a spelling of a scope's name that differs from the name. Most scopes have
 * no row here. WITHOUT ROWID, since rows are read by scope.
 */
export const scopeSpelling = sqliteTable(
  'scope_spelling',
  {
    scopeId: integer('scope_id').notNull(),
    name: text().notNull(),
    articleCount: integer('article_count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.name] })],
);

export type StoredScope = typeof scope.$inferSelect;

/**
 * Whether an article begins a page of the archive. About one article in 64 does, chosen by a hash
 * of its id, and more of the large ones, so that a page stays within a feed's budget. It
 * depends on the article alone, so a page keeps its start whatever is published or withdrawn later.
 */
export const beginsPage = sql`(article_id % 32749) * (article_id % 32749) * 20240 % 32749 < 512 + size / 9`;

/** A live article in a scope. WITHOUT ROWID, since a feed is read as one range, backwards. */
export const scopeArticle = sqliteTable(
  'scope_article',
  {
    scopeId: integer('scope_id').notNull(),
    publishedAt: time('published_at').notNull(),
    articleId: integer('article_id').notNull(),
    /** The approximate bytes of the article in a feed, which count towards the feed's budget. */
    size: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.publishedAt, table.articleId] }),
    // Contains the size, so SQLite can check the condition without reading the row.
    index('scope_page')
      .on(table.scopeId, table.publishedAt, table.articleId, table.size)
      .where(beginsPage),
  ],
);

/**
 * The withdrawal of an article from a scope, for tombstones in feeds. The article's state says
 * whether it has been restored since. WITHOUT ROWID, since rows are read by scope.
 */
export const withdrawal = sqliteTable(
  'withdrawal',
  {
    scopeId: integer('scope_id').notNull(),
    withdrawnAt: time('withdrawn_at').notNull(),
    articleId: integer('article_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.withdrawnAt, table.articleId] })],
);
