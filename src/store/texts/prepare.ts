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

/** What a text database says about itself. */
export interface TextDatabaseState {
  readonly bytes: number;
  /** Its number; undefined if it has never been used. */
  readonly number: number | undefined;
}

const numberRows = v.array(v.object({ number: v.number() }));

/** Reads what a text database says about itself: one row. */
export async function readTextDatabase(texts: Database): Promise<TextDatabaseState> {
  try {
    const { results, meta } = await texts.run(sql`select number from text_database where id = 1`);
    const [row] = v.parse(numberRows, results);
    return { bytes: meta.size_after, number: row?.number };
  } catch (error) {
    if (!isSchemaError(error)) throw error;
    return { bytes: await sizeOf(texts), number: undefined };
  }
}

/**
 * Prepares a text database for texts: creates its tables if it is new.
 *
 * @returns its size in bytes
 * @throws {WrongDatabase} if it has been used under another name, or has articles itself
 */
export async function prepareTextDatabase(texts: Database, number: number): Promise<number> {
  const found = await readTextDatabase(texts);
  if (found.number === number) return found.bytes;
  if (found.number !== undefined) throw new WrongDatabase(otherName(number, found.number));
  const tables = await texts.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name = 'article'`,
  );
  if (tables.length > 0) throw new WrongDatabase(ownArticles(number));
  const results = await transact(texts, [
    ...createTables,
    sql`insert into text_database (id, number) values (1, ${number}) on conflict do nothing`,
  ]);
  return results.at(-1)?.meta.size_after ?? 0;
}

/** Says that a text database is bound under the name of another one. */
export function otherName(number: number, former: number): string {
  return `${textBinding(number)} is bound to the database that was ${textBinding(former)}`;
}

function ownArticles(number: number): string {
  return `${textBinding(number)} is bound to a database that has articles`;
}
