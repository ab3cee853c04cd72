import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from '../command/failure.ts';

/** Finds the file of a local database; undefined if it has not been created. */
export function databaseFile(state: string): string | undefined {
  return globSync(join(state, 'v3', 'd1', '*', '*.sqlite')).find(
    (path) => !path.endsWith('metadata.sqlite'),
  );
}

/**
 * Checks that the file of a local database is one. The Worker, which sets up a missing or empty one, would
 * only respond with an internal error.
 *
 * @param state the folder of the Worker's data
 * @throws {Failure} if it is damaged
 */
export function requireReadableDatabase(state: string): void {
  const file = databaseFile(state);
  if (file === undefined) return;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    database.prepare('select name from sqlite_master').all();
  } catch (error) {
    throw new Failure(
      `the database ${file} cannot be read (${errorMessage(error)}); delete ${state} to import the site anew`,
    );
  } finally {
    database?.close();
  }
}
