import { sql } from 'drizzle-orm';

// The tables of the index of the search. They are in a database of their own, since D1 does not export a
// database that has an FTS5 table. It has nothing that cannot be made again from the articles, so it has no
// migrations either: after a change here, raise `indexVersion` and the index is built anew.

/** Raise this if the tables change, or the terms of a text. */
export const indexVersion = 2;

/**
 * The terms of each article. The rowid is its position: the second in which it was published, then its id, so that
 * the newest articles of a term are read first. The index has neither the text nor the places of a term in it. The
 * terms are folded already, so the tokenizer only has to split them at spaces.
 */
const createTerms = sql`
  create virtual table if not exists terms using fts5 (
    folded, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '+#'")`;

/** The position of each article in the index, to find the former one if its date changes. */
const createPositions = sql`
  create table if not exists indexed (article_id integer primary key, position integer not null)`;

/**
 * One row: how far the index is. It has every change up to the article `article_id` of the site's revision
 * `revision`. `generation` rises with each change of the index. Until `busy_until`, a run is at work. If `has_unread` is 1, there
 * may be articles in `unread`.
 */
const createState = sql`
  create table if not exists state (
    id integer primary key, version integer not null, revision integer not null, article_id integer not null,
    generation integer not null, changed_at integer not null, busy_until integer not null,
    has_unread integer not null)`;

/** Articles whose texts could not be read. They are tried again until they can. */
const createUnread = sql`create table if not exists unread (article_id integer primary key)`;

export const createTables = [createTerms, createPositions, createState, createUnread];

export const dropTables = ['terms', 'indexed', 'state', 'unread'].map((table) =>
  sql.raw(`drop table if exists ${table}`),
);

// Bits of a position that are for the id. There is no database that has room for so many articles.
const idBits = sql.raw('26');
const idMask = sql.raw(String(2 ** 26 - 1));

/** The position of an article, in SQL. It may exceed the integers that JavaScript has. */
export function positionOf(publishedAt: ReturnType<typeof sql>, articleId: ReturnType<typeof sql>) {
  return sql`((${publishedAt} << ${idBits}) | (${articleId} & ${idMask}))`;
}

/** The columns of a position. */
export const positionColumns = sql`rowid >> ${idBits} as published_at, rowid & ${idMask} as article_id`;
