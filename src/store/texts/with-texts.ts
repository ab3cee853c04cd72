import type { Database, TextDatabases } from '../database.ts';
import { nearestReplica } from '../replica.ts';
import { readTexts, type TextKey } from './read-texts.ts';
import { TextsMissing } from './texts-missing.ts';

/** What a row says about the text of its article. */
interface StoredText extends TextKey {
  /** Empty if `textDatabase` is set. */
  readonly textInRow: string;
  readonly textDatabase: number | null;
}

/** An article with its text. */
type WithText<Row> = Omit<Row, 'textInRow'> & { readonly content: string };

interface TextRequest {
  /** Whether the texts are needed; by default. They are empty otherwise. */
  readonly withContent?: boolean | undefined;
  /** Characters of each text that are read; all by default. */
  readonly maxLength?: number;
}

/**
 * Completes rows of articles with their texts. It is the only way from a row to an article that can be shown. If all
 * texts are in the rows, as those of a newest feed are, it reads nothing. Otherwise it takes a statement for each text
 * database, and two rows for each text.
 *
 * @throws {TextsMissing} if a text database lacks a text, or is not bound
 */
export async function withTexts<Row extends StoredText>(
  { texts }: Database,
  rows: readonly Row[],
  { withContent = true, maxLength }: TextRequest = {},
): Promise<WithText<Row>[]> {
  const moved = withContent ? await readMoved(texts, rows, maxLength) : noTexts;
  return rows.map(({ textInRow, ...row }) => ({ ...row, content: moved.get(row.id) ?? textInRow }));
}

const noTexts: ReadonlyMap<number, string> = new Map();

/** The texts that are in text databases, by the ids of their articles. */
async function readMoved(
  texts: TextDatabases,
  rows: readonly StoredText[],
  maxLength: number | undefined,
): Promise<ReadonlyMap<number, string>> {
  const moved = Map.groupBy(rows, ({ textDatabase }) => textDatabase);
  moved.delete(null);
  if (moved.size === 0) return noTexts;
  const read = await Promise.all(
    [...moved].map(([number, keys]) => readFrom(texts, number ?? 0, keys, maxLength)),
  );
  return new Map(read.flatMap((found) => [...found]));
}

/** Reads from the nearest replica, and what that lacks from the primary: a replica may lag behind. */
async function readFrom(
  texts: TextDatabases,
  number: number,
  keys: readonly TextKey[],
  maxLength: number | undefined,
): Promise<ReadonlyMap<number, string>> {
  const database = texts.get(number);
  const ids = keys.map(({ id }) => id);
  if (!database) throw new TextsMissing(number, ids, false);
  const near = await readTexts(nearestReplica(database), keys, maxLength);
  const rest = keys.filter(({ id }) => !near.has(id));
  if (rest.length === 0) return near;
  const found = new Map([...near, ...(await readTexts(database, rest, maxLength))]);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw new TextsMissing(number, missing, true);
  return found;
}
