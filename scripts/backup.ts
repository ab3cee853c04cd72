import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { restorableStatements } from './backup/restorable.ts';
import { Failure } from './command/failure.ts';
import { runCommand } from './command/run-command.ts';
import { userPath } from './command/user-path.ts';
import { writeWhole } from './command/write-whole.ts';
import { databaseFile } from './local/database.ts';
import { runWrangler, stopOnSignals } from './local/wrangler.ts';

const help = `Writes all data of a Feedmill to a file that "wrangler d1 execute" can restore.

  npm run backup -- <file> [options]

  <file>              the file to write, like backup.sql
  --database <name>   the database_name in wrangler.toml (default: feedmill)
  --state <folder>    back up a Feedmill on this machine, whose data is in this folder, and which
                      is not running
  --help              print this

docs/runbooks/backup.md says how to restore it. Without --state, it needs a Cloudflare login.
Exit status: 0 written, 1 failed, 2 usage error, 130 stopped by Ctrl-C.
`;

await runCommand('backup', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'feedmill' },
      state: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new Failure('name one file, as in: npm run backup -- backup.sql', 2);
  }
  stopOnSignals(130);
  let count = 0;
  // The file comes first: a remote export may take minutes.
  await writeWhole(userPath(file), async (stream) => {
    const database =
      values.state === undefined
        ? await exportedDatabase(values.database)
        : localDatabase(userPath(values.state));
    const lines = function* () {
      for (const statement of restorableStatements(database)) {
        count++;
        yield `${statement};\n`;
      }
    };
    await pipeline(Readable.from(lines()), stream);
  });
  console.log(`${count.toLocaleString('en')} statements written to ${userPath(file)}`);
  return 0;
});

function localDatabase(state: string): DatabaseSync {
  const file = databaseFile(state);
  if (file === undefined) throw new Failure(`${state} has no database of a Feedmill`, 2);
  return new DatabaseSync(file, { readOnly: true });
}

/** Exports the deployed database. The export itself cannot be restored if an article has over 100 kB. */
async function exportedDatabase(name: string): Promise<DatabaseSync> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-backup-'));
  try {
    const file = join(folder, 'export.sql');
    await runWrangler('exporting the database', [
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
