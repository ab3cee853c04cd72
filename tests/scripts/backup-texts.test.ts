// Backs up a database of articles with its text databases, restores all of them, and compares their rows.
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { databaseFile, textDatabaseFiles } from '../../scripts/local/database.ts';
import { runWrangler } from '../../scripts/local/wrangler.ts';
import { run, temporaryFolder } from './support/command.ts';

const root = join(import.meta.dirname, '..', '..');
const longText = "It's 港; \u{1F6A2}\n\n".repeat(15_000);
const names = ['feedmill', 'feedmill-texts', 'feedmill-texts-2'];

it('npm run backup writes a file for each text database, which D1 restores', async () => {
  const folder = await temporaryFolder();
  const config = join(folder, 'wrangler.toml');
  await writeFile(config, `name = "feedmill"\ncompatibility_date = "2026-10-20"\n${bindings()}`);
  const execute = (state: string, name: string, file: string) =>
    runWrangler('writing', [
      ...['d1', 'execute', name, '--local', '--config', config],
      ...['--persist-to', state, '--file', file],
    ]);

  const state = join(folder, 'state');
  const migrations = globSync('migrations/*.sql', { cwd: root }).sort();
  const tables = await Promise.all(migrations.map((file) => readFile(join(root, file), 'utf8')));
  await mkdir(state);
  for (const [at, name] of names.entries()) {
    const file = join(folder, `${name}.sql`);
    await writeFile(file, at === 0 ? `${tables.join(';\n')};\n${articles}` : textTables(at));
    await execute(state, name, file);
  }
  fill(state);

  const file = join(folder, 'backup.sql');
  const ended = await run(['backup', '--', file, '--state', state]);
  expect([ended.code, ended.output]).toEqual([0, expect.stringContaining('backup.TEXT_DB_2.sql')]);

  const restored = join(folder, 'restored');
  const files = ['backup.sql', 'backup.TEXT_DB.sql', 'backup.TEXT_DB_2.sql'];
  for (const [at, name] of names.entries()) {
    const path = join(folder, files[at] ?? '');
    await execute(restored, name, path);
  }
  expect(rowsOf(restored)).toEqual(rowsOf(state));
  expect(rowsOf(restored).texts.flat()).toHaveLength(3);
}, 240_000);

function bindings(): string {
  const binding = (name: string, at: number) =>
    `[[d1_databases]]\nbinding = "${['DB', 'TEXT_DB', 'TEXT_DB_2'][at]}"\ndatabase_name = "${name}"\ndatabase_id = "${name}"\n`;
  return names.map(binding).join('');
}

const articles = `
insert into source (id, name, site, config_id, settings) values (1, 'push', '{}', '', '');
insert into article (id, source_id, path, feed_id, url, title, summary, authors, categories, tags, published_at,
  updated_at, hash, state, content, text_database, text_bytes)
select value, 1, value, value, value, 'Older', '', '[]', '[]', '[]', value, value, 'h', 'live', '',
  iif(value < 3, 1, 2), 7 from json_each('[1, 2, 3]');`;

function textTables(number: number): string {
  return `create table article_text (
    article_id integer not null, hash text not null, obsolete_since integer, content text not null,
    primary key (article_id, hash)) without rowid;
  create table text_database (id integer primary key, number integer not null);
  insert into text_database values (1, ${number});`;
}

/** Adds the texts, one of which is too long for a statement. */
function fill(state: string): void {
  for (const path of textDatabaseFiles(state)) {
    const database = new DatabaseSync(path);
    const isFirst = database.prepare('select number from text_database').get()?.number === 1;
    const insert = database.prepare('insert into article_text values (?, ?, null, ?)');
    if (isFirst) insert.run(1, 'h', 'Short; text');
    if (isFirst) insert.run(2, 'h', longText);
    if (!isFirst) insert.run(3, 'h', 'Another');
    database.close();
  }
}

/** The rows of the articles and of the texts. */
function rowsOf(state: string) {
  const read = (path: string, table: string) => {
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare(`select * from ${table} order by 1`).all();
    database.close();
    return rows;
  };
  const texts = textDatabaseFiles(state).map((path) => read(path, 'article_text'));
  return {
    articles: read(databaseFile(state) ?? '', 'article'),
    texts: texts.toSorted((a, b) => b.length - a.length),
  };
}
