import { sql } from 'drizzle-orm';
import { type Database, jsonList } from '../database.ts';
import { isSchemaError } from '../migrate.ts';

/** What identifies a text. */
export interface TextKey {
  /** The id of the article. */
  readonly id: number;
  readonly hash: string;
}

/** Texts as items of a JSON list. */
export function textItems(keys: readonly TextKey[]) {
  return jsonList(keys.map(({ id, hash }) => [id, hash]));
}

/** The listed texts, each joined to its row. Not by `in`, which reads another row for each value of the list. */
export function listedTexts(keys: readonly TextKey[]) {
  return sql`json_each(${textItems(keys)}) as listed cross join article_text
    on article_id = listed.value->>0 and hash = listed.value->>1`;
}

/**
 * Reads texts from a text database, by the ids of their articles: two rows each. Those that it lacks are left out.
 *
 * @param maxLength characters of each text that are read; all by default
 */
export async function readTexts(
  texts: Database,
  keys: readonly TextKey[],
  maxLength?: number,
): Promise<ReadonlyMap<number, string>> {
  const content = maxLength === undefined ? sql`content` : sql`substr(content, 1, ${maxLength})`;
  const rows = await orNone(
    texts
      .select({ id: sql<number>`article_id`, content: sql<string>`${content}` })
      .from(listedTexts(keys)),
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Lists the articles of those texts that a text database has: two rows each. */
export async function findTexts(
  texts: Database,
  keys: readonly TextKey[],
): Promise<ReadonlySet<number>> {
  const rows = await orNone(texts.select({ id: sql<number>`article_id` }).from(listedTexts(keys)));
  return new Set(rows.map(({ id }) => id));
}

/** A database without tables has no texts. */
async function orNone<Row>(rows: PromiseLike<Row[]>): Promise<Row[]> {
  try {
    return await rows;
  } catch (error) {
    if (isSchemaError(error)) return [];
    throw error;
  }
}
