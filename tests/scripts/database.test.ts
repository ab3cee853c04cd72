// Local databases that another program uses at the same time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { readDatabase } from '../../scripts/local/database.ts';
import { temporaryFolder } from './support/command.ts';

// Locks a database, says so, and releases it a moment later.
const locker = `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(process.env.DATABASE);
  database.exec('begin exclusive');
  process.stdout.write('locked', () => setTimeout(() => database.exec('commit'), 300));`;

it('a local database that another program has locked for a moment is read after that', async () => {
  const file = join(await temporaryFolder(), 'locked.sqlite');
  const database = new DatabaseSync(file);
  database.exec('create table word (name text); insert into word values (1)');
  database.close();
  const child = spawn(process.execPath, ['--input-type=module', '--eval', locker], {
    env: { ...process.env, DATABASE: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(readDatabase(file, (open) => open.prepare('select * from word').all())).toHaveLength(1);
  await once(child, 'close');
});
