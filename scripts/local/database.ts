import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from '../command/failure.ts';

/** Finds the file of the local database of articles; undefined if it has not been created. */
export function databaseFile(state: string): string | undefined {
  return databaseFiles(state).find((path) => tablesOf(path).includes('article'));
}

/** Finds the files of the local text databases. */
export function textDatabaseFiles(state: string): string[] {
  return databaseFiles(state).filter((path) => tablesOf(path).includes('article_text'));
}

function databaseFiles(state: string): string[] {
  return globSync(join(state, 'v3', 'd1', '*', '*.sqlite')).filter(
    (path) => !path.endsWith('metadata.sqlite'),
  );
}

function tablesOf(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database
      .prepare('select name from sqlite_master')
      .all()
      .map(({ name }) => name);
  } finally {
    database.close();
  }
}

/**
 * Checks that the files of the local databases are such. The Worker, which sets up a missing or empty one, would only
 * respond with an internal error.
 *
 * @param state the folder of the Worker's data
 * @throws {Failure} if one is damaged
 */
export function requireReadableDatabase(state: string): void {
  for (const file of databaseFiles(state)) {
    try {
      tablesOf(file);
    } catch (error) {
      throw new Failure(
        `the database ${file} cannot be read (${errorMessage(error)}); delete ${state} to import the site anew`,
      );
    }
  }
}
