import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { textBinding } from '../../src/model/text-database.ts';
import { Failure } from '../command/failure.ts';
import { temporaryFolder } from '../command/temporary.ts';
import { readToml } from '../command/wrangler-toml.ts';
import { databaseFile, openDatabase, readDatabase, textDatabaseFiles } from '../local/database.ts';
import { runWrangler } from '../local/wrangler.ts';

/** A database to be backed up. */
export interface BackedUp {
  /** The binding of a text database; undefined for the database of the articles. */
  readonly binding: string | undefined;
  open(): Promise<DatabaseSync>;
}

// The database of the articles always comes first. A text that an article refers to is kept for a day after the article
// has changed, so the later copies of the text databases have every text of the earlier one of the articles.

/** The databases of the deployed Feedmill, with the text databases that wrangler.toml names. */
export async function deployedDatabases(name: string): Promise<BackedUp[]> {
  const { d1_databases } = await readToml();
  const texts = d1_databases.filter(({ binding }) => /^TEXT_DB(?:_[2-9])?$/.test(binding));
  return [
    { binding: undefined, open: () => exported(name) },
    ...texts.map(({ binding, database_name }) => ({
      binding,
      open: () => exported(database_name),
    })),
  ];
}

/** The databases in the data folder of a Feedmill on this machine. */
export function localDatabases(state: string): BackedUp[] {
  const file = databaseFile(state);
  if (file === undefined) throw new Failure(`${state} has no database of a Feedmill`, 2);
  const texts = textDatabaseFiles(state).map((path) => ({
    binding: bindingOf(path),
    open: async () => openDatabase(path),
  }));
  return [{ binding: undefined, open: async () => openDatabase(file) }, ...texts];
}

/** A text database knows its own number. */
function bindingOf(file: string): string {
  const select = 'select number from text_database';
  return readDatabase(file, (database) =>
    textBinding(Number(database.prepare(select).get()?.number)),
  );
}

/** Exports a deployed database. The export itself cannot be restored if a text has over 100 kB. */
async function exported(name: string): Promise<DatabaseSync> {
  const folder = await temporaryFolder('backup');
  try {
    const file = join(folder, 'export.sql');
    await runWrangler(`exporting the database ${name}`, [
      'd1',
      'export',
      name,
      '--remote',
      '--output',
      file,
    ]);
    const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
    database.exec(await readFile(file, 'utf8'));
    return database;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
