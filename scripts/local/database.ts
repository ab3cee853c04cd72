import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from '../command/failure.ts';

// Milliseconds to wait for a lock.
const lockTimeout = 10_000;

/** Finds the file of the local database of articles; undefined if it has not been created. */
export function databaseFile(state: string): string | undefined {
  return databaseFiles(state).find((path) => tablesOf(path).includes('article'));
}

/** Finds the files of the local text databases. */
export function textDatabaseFiles(state: string): string[] {
  return databaseFiles(state).filter((path) => tablesOf(path).includes('article_text'));
}

/** The files of all local databases: of the articles, of the index of the search, and of texts. */
export function databaseFiles(state: string): string[] {
  return globSync(join(state, 'v3', 'd1', '*', '*.sqlite')).filter(
    (path) => !path.endsWith('metadata.sqlite'),
  );
}

/** Opens a file of a local database for reading. A Worker that is running may have locked it for a moment. */
export function openDatabase(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: lockTimeout });
}

/** Reads from a file of a local database, as {@link openDatabase} opens it. */
export function readDatabase<Result>(
  file: string,
  read: (database: DatabaseSync) => Result,
): Result {
  const database = openDatabase(file);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function tablesOf(file: string): unknown[] {
  return readDatabase(file, (database) =>
    database
      .prepare('select name from sqlite_master')
      .all()
      .map(({ name }) => name),
  );
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
