import { sql } from 'drizzle-orm';

// The tables of a text database. The Worker makes them itself, since a further database can be bound at any time.

/**
 * The texts of articles. A hash is that of everything that feeds show of the article, so a text never changes under its
 * key: a changed article has another one. `obsolete_since` says since when, in seconds, no article has referred to the
 * text; null if one does. It stands before the text, which may be long.
 */
const createTexts = sql`
  create table if not exists article_text (
    article_id integer not null, hash text not null, obsolete_since integer, content text not null,
    primary key (article_id, hash)) without rowid`;

/**
 * One row: the number of the text database, to notice when it is bound under the name of another one, and the mark of the
 * database of the articles, to notice when it is bound to another one.
 */
const createOwn = sql`
  create table if not exists text_database (
    id integer primary key, number integer not null, owner text not null)`;

export const createTables = [createTexts, createOwn];
