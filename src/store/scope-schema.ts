import { desc, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { FeedDefinition } from '../model/feed-definition.ts';
import { scopeKinds } from '../model/scope.ts';

// The tables of scopes and of the articles in them. schema.ts says how to change them.

const time = (name: string) => integer(name, { mode: 'timestamp' });

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
    /** See `src/store/archive-revision.ts`. */
    archiveRevision: integer('archive_revision'),
    archiveKnownAt: integer('archive_known_at'),
    /** The publisher's definition of the feed of the scope. Null if the feed has none. */
    definition: text({ mode: 'json' }).$type<FeedDefinition>(),
    /** The source that the definition comes from; 0 for the variable. */
    definitionSource: integer('definition_source'),
    /**
     * A named feed has no article from before this time. Null if it has articles of any age. See
     * `src/store/age-limits.ts`.
     */
    oldest: time('oldest'),
  },
  (table) => [
    uniqueIndex('scope_key').on(table.kind, table.slug),
    // Finds the definitions of a source. There are few.
    index('scope_definition').on(table.definitionSource).where(sql`definition_source is not null`),
    // Finds named feeds whose articles have a largest age.
    index('scope_oldest').on(table.oldest).where(sql`oldest is not null`),
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
 * A scope that a named feed depends on. It is named by its key, since it may not exist yet. WITHOUT
 * ROWID, since rows are read by the scope that has changed.
 */
export const feedScope = sqliteTable(
  'feed_scope',
  {
    kind: text({ enum: scopeKinds }).notNull(),
    slug: text().notNull(),
    /** The scope of the named feed. */
    feedId: integer('feed_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.slug, table.feedId] })],
);

/**
 * The slug that WordPress gave to what a scope is called, if it differs from the scope's. WITHOUT ROWID, since rows are
 * read by the slug.
 */
export const scopeAlias = sqliteTable(
  'scope_alias',
  {
    kind: text({ enum: scopeKinds }).notNull(),
    slug: text().notNull(),
    scopeId: integer('scope_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.slug, table.scopeId] })],
);

/**
 * Whether an article begins a page of the archive. About one article in 64 does, chosen by a hash
 * of its id, and more of the large ones, so that a page stays within a feed's budget. It
 * depends on the article alone, so a page keeps its start whatever is published or withdrawn later.
 */
export const beginsPage = beginsPageBy(sql.raw('article_id'), sql.raw('size'));

/** The condition of {@link beginsPage} with certain columns. */
export function beginsPageBy(articleId: SQLWrapper, size: SQLWrapper): SQL {
  return sql`(${articleId} % 32749) * (${articleId} % 32749) * 20240 % 32749 < 512 + ${size} / 9`;
}

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
