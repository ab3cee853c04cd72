import { sql } from 'drizzle-orm';
import { type Database, jsonList } from '../database.ts';
import { isSchemaError } from '../migrate.ts';

/** The identity of a text. */
export interface TextKey {
  /** The id of the article. */
  readonly id: number;
  readonly hash: string;
}

/** An article whose text may be in a text database. */
export interface MovedText extends TextKey {
  /** The number of the text database; null if the row has the text. */
  readonly textDatabase: number | null;
}

/** Reads something of each text database that texts of these articles are in, by the ids of the articles. */
export async function readEach<Found>(
  articles: readonly MovedText[],
  read: (number: number, keys: readonly TextKey[]) => Promise<ReadonlyMap<number, Found>>,
): Promise<ReadonlyMap<number, Found>> {
  const moved = Map.groupBy(articles, ({ textDatabase }) => textDatabase ?? 0);
  moved.delete(0);
  const found = await Promise.all([...moved].map(([number, keys]) => read(number, keys)));
  return new Map(found.flatMap((texts) => [...texts]));
}

/** Texts as items of a JSON list. */
export function textItems(keys: readonly TextKey[]) {
  return jsonList(keys.map(({ id, hash }) => [id, hash]));
}

/** The listed texts, each joined to its row. Not by `in`, which reads another row for each value of the list. */
function listedTexts(keys: readonly TextKey[]) {
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

/** Finds those texts that a text database has, by the ids of their articles, without reading them: two rows each. */
export async function findTexts(
  texts: Database,
  keys: readonly TextKey[],
): Promise<ReadonlyMap<number, true>> {
  const rows = await orNone(texts.select({ id: sql<number>`article_id` }).from(listedTexts(keys)));
  return new Map(rows.map(({ id }) => [id, true]));
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
