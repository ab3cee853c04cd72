// Backs up a local Feedmill, restores it into a second one, and compares their feeds.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { pieces } from '../../scripts/backup/literal.ts';
import { restorableStatements } from '../../scripts/backup/restorable.ts';
import { runWrangler } from '../../scripts/local/wrangler.ts';
import { newState, run, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';

const longText = "It's 港; \u{1F6A2}\n\n".repeat(15_000);

it('npm run backup writes a file that D1 restores, with articles of any length', async () => {
  const folder = await temporaryFolder();
  const site = join(folder, 'site');
  await mkdir(join(site, '_posts'), { recursive: true });
  await writeFile(join(site, '_config.yml'), 'title: Small\nurl: https://small.example\n');
  await writeFile(join(site, '_posts', '2026-01-01-short.md'), '---\ntags: a\n---\nShort.\n');
  await writeFile(join(site, '_posts', '2026-01-02-long.html'), `---\ntags: b\n---\n${longText}`);
  const [port, otherPort] = [String(await freePort()), String(await freePort())];
  const environment = { FEED_MAX_KB: '20000' };
  const feedOf = async (state: string, port: string) => {
    const args = [site, '--port', port, '--state', state];
    const started = await start(args, 'Ctrl-C stops it.', environment);
    const feed = await (await fetch(`http://127.0.0.1:${port}/feed.json`)).text();
    const atom = await (await fetch(`http://127.0.0.1:${port}/atom.xml`)).text();
    await started.interrupt();
    return { feed, ids: atom.match(/<id>.*?<\/id>/g), output: started.output };
  };
  const state = await newState();
  const before = await feedOf(state, port);
  expect(before.feed.length).toBeGreaterThan(100_000);

  const file = join(folder, 'backup.sql');
  expect(await run(['backup', '--', file, '--state', state])).toMatchObject({ code: 0 });
  const statements = (await readFile(file, 'utf8')).split(/;\n(?=[A-Z])/);
  expect(Math.max(...statements.map((text) => Buffer.byteLength(text)))).toBeLessThan(100_000);

  const restored = join(folder, 'restored');
  const target = ['--local', '--persist-to', restored, '--file', file];
  await runWrangler('restoring', ['d1', 'execute', 'feedmill', ...target]);
  // A clone has a URL of its own, and the same ids.
  const clone = await feedOf(restored, otherPort);
  expect(clone.output).toMatch(/^0 new, 0 changed, 2 unchanged, 0 withdrawn/m);
  expect(clone.ids).toHaveLength(3);
  expect(clone.ids).toEqual(before.ids);
  expect(clone.feed).toBe(before.feed.replaceAll(`127.0.0.1:${port}`, `127.0.0.1:${otherPort}`));
});

it.each([
  ['without a file', [], 'name one file'],
  ['to a folder', ['docs'], 'is a folder; name a file'],
])('npm run backup %s fails with 2', async (_, args, line) => {
  const ended = await run(['backup', '--', ...args]);
  expect(ended.code).toBe(2);
  expect(ended.output).toContain(line);
});

it('a backup that fails leaves the one before as it was', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'backup.sql');
  await writeFile(file, 'The backup of yesterday');
  const ended = await run(['backup', '--', file, '--state', 'docs']);
  expect(ended.code).toBe(2);
  expect(ended.output).toContain('has no database');
  expect(await readFile(file, 'utf8')).toBe('The backup of yesterday');
  expect(await readdir(folder)).toEqual(['backup.sql']);
});

it('a backup that cannot be written fails before the database is exported', async () => {
  const file = join(await temporaryFolder(), 'nowhere', 'backup.sql');
  const ended = await run(['backup', '--', file]);
  expect([ended.code, ended.output]).toEqual([
    1,
    expect.stringContaining(`${file} cannot be written`),
  ]);
});

it('a long text is never cut within a character', () => {
  expect([...pieces('a\u{1F6A2}b\u{1F6A2}', 2)]).toEqual(['a', '\u{1F6A2}', 'b', '\u{1F6A2}']);
});

it('short rows share statements, none of which D1 would refuse', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('create table word (id integer primary key, name text)');
  const insert = database.prepare('insert into word values (?, ?)');
  for (let id = 1; id <= 3_000; id++) insert.run(id, "It's 港;\n".repeat(id % 30));
  insert.run(3_001, "It's 港;\n".repeat(20_000));
  insert.run(3_002, 'the last one');
  const statements = [...restorableStatements(database)];
  expect(statements.length).toBeLessThan(40);
  expect(Math.max(...statements.map((text) => Buffer.byteLength(text)))).toBeLessThan(100_000);
  const restored = new DatabaseSync(':memory:');
  for (const statement of statements) restored.exec(statement);
  const rows = (from: DatabaseSync) => from.prepare('select * from word order by id').all();
  expect(rows(restored)).toEqual(rows(database));
});
