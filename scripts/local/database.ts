import { globSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from '../command/failure.ts';
import { projectRoot } from '../command/project.ts';
import { runWrangler } from './wrangler.ts';

/**
 * Creates the local database, or applies the migrations that it lacks.
 *
 * @param state the folder of the Worker's data
 * @throws {Failure} if the database is damaged or wrangler fails
 */
export async function migrateLocally(state: string): Promise<void> {
  // Even if there is nothing to apply, wrangler takes seconds.
  const migrations = (await readdir(join(projectRoot, 'migrations'))).filter((name) =>
    name.endsWith('.sql'),
  );
  const applied = new Set(appliedMigrations(state));
  if (migrations.every((name) => applied.has(name))) return;
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state];
  await runWrangler('setting up the database', args);
}

/** Finds the file of a local database; undefined if there is none. */
export function databaseFile(state: string): string | undefined {
  return globSync(join(state, 'v3', 'd1', '*', '*.sqlite')).find(
    (path) => !path.endsWith('metadata.sqlite'),
  );
}

/** Reads the database itself, which may have been deleted or emptied since the last start. */
function appliedMigrations(state: string): string[] {
  const file = databaseFile(state);
  if (file === undefined) return [];
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    return database
      .prepare('select name from d1_migrations')
      .all()
      .map(({ name }) => String(name));
  } catch (error) {
    // The table is missing if the file was emptied.
    if (/no such table/.test(errorMessage(error))) return [];
    throw new Failure(
      `the database ${file} cannot be read (${errorMessage(error)}); delete ${state} to import the site anew`,
    );
  } finally {
    database?.close();
  }
}
