import { parseArgs } from 'node:util';
import { deployedDatabases, localDatabases } from './backup/databases.ts';
import { writeBackups } from './backup/write-backups.ts';
import { Failure } from './command/failure.ts';
import { runCommand } from './command/run-command.ts';
import { userPath } from './command/user-path.ts';
import { stopOnSignals } from './local/wrangler.ts';

const help = `Writes all data of a Feedmill to a file that "wrangler d1 execute" can restore.

  npm run backup -- <file> [options]

  <file>              the file to write, like backup.sql. Each text database, if there is one, gets a
                      file of its own beside it, like backup.TEXT_DB.sql
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
  const databases =
    values.state === undefined
      ? await deployedDatabases(values.database)
      : localDatabases(userPath(values.state));
  const written = await writeBackups(userPath(file), databases);
  for (const { path, statements } of written) {
    console.log(`${statements.toLocaleString('en')} statements written to ${path}`);
  }
  return 0;
});
