import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The table of the walk that moves the texts of older articles. schema.ts says how to change it.

const time = (name: string) => integer(name, { mode: 'timestamp' });

/** Where the texts of older articles are to be: `apart`, in text databases, or `together` with the other articles. */
const textPlaces = ['apart', 'together'] as const;

/** The walk through all articles that moves texts; one row. See docs/design/old-texts.md. */
export const textWalk = sqliteTable('text_walk', {
  id: integer().primaryKey(),
  /** `walk`: through the articles; `sweep`: through the text databases; `rest`: until the next walk. */
  stage: text({ enum: ['walk', 'sweep', 'rest'] }).notNull(),
  /** Where this walk moves texts to. */
  towards: text({ enum: textPlaces }).notNull(),
  /** The last article that was seen; in a sweep, that of the last text. */
  articleId: integer('article_id').notNull(),
  /** The text database that is being swept. */
  database: integer().notNull(),
  /** The hash of the last text that was swept. */
  hash: text().notNull(),
  startedAt: time('started_at').notNull(),
  /** Until when a tick that is at work has claimed the walk. */
  claimedUntil: time('claimed_until').notNull(),
  /** The numbers of the text databases that texts have been moved to, and have not all come back from. */
  databases: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
  /** How many texts the last whole walk has missed: their text databases do not have them. */
  missing: integer().notNull(),
  /** How many this walk has missed so far. */
  missingSoFar: integer('missing_so_far').notNull(),
  /**
   * The mark of this database, made up by the first walk. A text database that has another one belongs to another database
   * of articles.
   */
  owner: text(),
});

export type TextWalk = typeof textWalk.$inferSelect;

/** Where texts are to be. */
export type TextPlace = TextWalk['towards'];
