import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { textBinding } from '../../model/text-database.ts';
import { type Database, sizeOf, transact } from '../database.ts';
import { isSchemaError } from '../migrate.ts';
import { createTables } from './tables.ts';

/** Thrown if a database cannot be used under the name that it is bound as. */
export class WrongDatabase extends Error {
  override readonly name = 'WrongDatabase';
}

/** The facts that a text database holds about itself. */
export interface TextDatabaseState {
  readonly bytes: number;
  /** Undefined if it has never been used. */
  readonly own: TextDatabaseId | undefined;
}

/** Identifies a text database: its number, among those of a database of articles. */
export interface TextDatabaseId {
  readonly number: number;
  /** The mark of the database of the articles. */
  readonly owner: string;
}

const idRows = v.array(v.object({ number: v.number(), owner: v.string() }));

/** Reads what a text database says about itself: one row. */
export async function readTextDatabase(texts: Database): Promise<TextDatabaseState> {
  try {
    const { results, meta } = await texts.run(
      sql`select number, owner from text_database where id = 1`,
    );
    const [own] = v.parse(idRows, results);
    return { bytes: meta.size_after, own };
  } catch (error) {
    if (!isSchemaError(error)) throw error;
    return { bytes: await sizeOf(texts), own: undefined };
  }
}

/**
 * Prepares a text database for texts: creates its tables if it is new.
 *
 * @returns its size in bytes
 * @throws {WrongDatabase} if it has been used under another name or by another database, or has articles itself
 */
export async function prepareTextDatabase(
  texts: Database,
  { number, owner }: TextDatabaseId,
): Promise<number> {
  const { bytes, own } = await readTextDatabase(texts);
  const reason = own && (otherName(number, own) ?? otherOwner(number, own, owner));
  if (reason !== undefined) throw new WrongDatabase(reason);
  if (own) return bytes;
  const tables = await texts.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name = 'article'`,
  );
  if (tables.length > 0) throw new WrongDatabase(ownArticles(number));
  const results = await transact(texts, [
    ...createTables,
    sql`insert into text_database values (1, ${number}, ${owner}) on conflict do nothing`,
  ]);
  return results.at(-1)?.meta.size_after ?? 0;
}

/** Says that a text database is bound under the name of another one; undefined if it is not. */
export function otherName(number: number, own: TextDatabaseId): string | undefined {
  if (own.number === number) return undefined;
  return `${textBinding(number)} is bound to the database that was ${textBinding(own.number)}`;
}

/** Says that a text database belongs to another database of articles; undefined if it does not. */
export function otherOwner(number: number, own: TextDatabaseId, owner: string): string | undefined {
  if (own.owner === owner) return undefined;
  return `${textBinding(number)} has the texts of another database of articles`;
}

function ownArticles(number: number): string {
  return `${textBinding(number)} is bound to a database that has articles`;
}
