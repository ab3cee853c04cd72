import type { Database, TextDatabases } from '../database.ts';
import { nearestReplica } from '../replica.ts';
import { type MovedText, readEach, readTexts, type TextKey } from './read-texts.ts';
import { TextsMissing } from './texts-missing.ts';

/** The columns of a row that hold the text of its article, or tell where it is. */
interface StoredText extends MovedText {
  /** Empty if `textDatabase` is set. */
  readonly textInRow: string;
}

/** An article with its text. */
type WithText<Row> = Omit<Row, 'textInRow'> & { readonly content: string };

interface TextRequest {
  /** Whether the texts are needed; by default. They are empty otherwise. */
  readonly withContent?: boolean | undefined;
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
  { withContent = true }: TextRequest = {},
): Promise<WithText<Row>[]> {
  const moved = await readEach(withContent ? rows : [], (number, keys) =>
    readFrom(texts, number, keys),
  );
  return rows.map(({ textInRow, ...row }) => ({ ...row, content: moved.get(row.id) ?? textInRow }));
}

/** Reads from the nearest replica, and what that lacks from the primary: a replica may lag behind. */
async function readFrom(
  texts: TextDatabases,
  number: number,
  keys: readonly TextKey[],
): Promise<ReadonlyMap<number, string>> {
  const database = texts.get(number);
  const ids = keys.map(({ id }) => id);
  if (!database) throw new TextsMissing(number, ids, false);
  const near = await readTexts(nearestReplica(database), keys);
  const rest = keys.filter(({ id }) => !near.has(id));
  if (rest.length === 0) return near;
  const found = new Map([...near, ...(await readTexts(database, rest))]);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw new TextsMissing(number, missing, true);
  return found;
}
