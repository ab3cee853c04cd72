import { desc, sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { type Author, articleStates, type Enclosure } from '../model/article.ts';
import { noPodcast, type Podcast } from '../model/podcast.ts';
import { scopeKinds } from '../model/scope.ts';
import { source } from './import-schema.ts';

export * from './import-schema.ts';

// After a change here: `npm run migration`. drizzle-kit cannot say WITHOUT ROWID, so the migration
// that creates a table marked with it below is edited by hand; tests/store/schema.test.ts holds that.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** The one row that says what every feed shows of the site. */
export const site = sqliteTable('site', {
  id: integer().primaryKey(),
  /** The source whose configuration describes the site: the first that brought one. */
  sourceId: integer('source_id')
    .notNull()
    .references(() => source.id),
  /** Whether it is from a configuration, or stands in for one. */
  isConfigured: integer('is_configured', { mode: 'boolean' }).notNull(),
  title: text().notNull(),
  description: text().notNull(),
  url: text().notNull(),
  language: text().notNull(),
  authors: text({ mode: 'json' }).$type<readonly Author[]>().notNull(),
  /** Addresses of pictures, a square one and one of any shape. */
  icon: text(),
  logo: text(),
  podcast: text({ mode: 'json' }).$type<Podcast>().notNull().default(noPodcast),
  /** Where this Feedmill was reached at its first import: ids of feeds begin with it. Set once. */
  origin: text().notNull().default(''),
});

export const article = sqliteTable(
  'article',
  {
    id: integer().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    /** The post that it came from last. */
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
    /** Digest of everything that feeds show of it. */
    hash: text().notNull(),
    state: text({ enum: articleStates }).notNull(),
    /** The last that is read alone: what stands behind a long text in a row costs reading all of it. */
    content: text().notNull(),
    /** The revision of the site, and of all scopes that show it, that it has been as it is from. */
    revision: integer().notNull().default(0),
    /**
     * Whether it was taken out by hand: it stays withdrawn, whatever an import brings. It stands behind
     * the text in a row after all, and costs nothing: SQLite keeps a 0 or a 1 in the row's head.
     */
    isHeld: integer('is_held', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('article_feed_id').on(table.feedId),
    // The schedule looks here for what is due; live articles cost this index nothing.
    index('article_scheduled').on(table.publishedAt).where(sql`state = 'scheduled'`),
    // Two articles cannot be at one address.
    index('article_url').on(table.url).where(sql`state <> 'withdrawn'`),
    // One that is held keeps its address; few.
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
     * The earliest revision from which articles alone lead to the present one: since then nothing has
     * left the scope, moved in it or become smaller, and the site is described as it was. Null where
     * that is not known.
     */
    deltaBase: integer('delta_base'),
  },
  (table) => [
    uniqueIndex('scope_key').on(table.kind, table.slug),
    // Lists for people begin with the largest.
    index('scope_size').on(table.kind, desc(table.articleCount), table.slug),
    // What changed since caches were last told.
    index('scope_changed').on(table.changedAt),
  ],
);

/**
 * How many articles of a scope spell its name in another way than the scope does; most scopes have
 * no row here. WITHOUT ROWID: found by scope.
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

/** A scope with its number. */
export type StoredScope = typeof scope.$inferSelect;

/**
 * Whether an article begins a page of the archive. It is so for about one article in 64, by what its
 * id comes to when it is mixed, and for more of the large ones, so that a page stays below a feed's
 * budget. The article alone decides: whatever is published or withdrawn later, a page stays where
 * it is.
 */
export const beginsPage = sql`(article_id % 32749) * (article_id % 32749) * 20240 % 32749 < 512 + size / 9`;

/** Which live articles a scope shows. WITHOUT ROWID: a feed is one range read, from its end. */
export const scopeArticle = sqliteTable(
  'scope_article',
  {
    scopeId: integer('scope_id').notNull(),
    publishedAt: time('published_at').notNull(),
    articleId: integer('article_id').notNull(),
    /** Bytes that the article takes in a feed, about: what a feed's budget is spent on. */
    size: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.publishedAt, table.articleId] }),
    // The size is in it so that the condition can be checked without the row.
    index('scope_page')
      .on(table.scopeId, table.publishedAt, table.articleId, table.size)
      .where(beginsPage),
  ],
);

/**
 * That an article was withdrawn from a scope, for feeds that say so. WITHOUT ROWID. Whether it has
 * come back since is for the article to say.
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

/** The one row that says up to which time the edge's cache knows what has changed. */
export const cacheCheckpoint = sqliteTable('cache_checkpoint', {
  id: integer().primaryKey(),
  invalidatedUntil: time('invalidated_until').notNull(),
});
