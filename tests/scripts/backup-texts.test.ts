// Backs up a database of articles with its text databases, restores all of them, and compares their rows.
import { globSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { databaseFile, readDatabase, textDatabaseFiles } from '../../scripts/local/database.ts';
import { run, temporaryFolder } from './support/command.ts';

const root = join(import.meta.dirname, '..', '..');
const longText = "It's 港; \u{1F6A2}\n\n".repeat(15_000);
const backups = ['backup.sql', 'backup.TEXT_DB.sql', 'backup.TEXT_DB_2.sql'];

// That D1 restores such a file is the subject of backup.test.ts.
it('npm run backup writes a file for each text database, with every text', async () => {
  const folder = await temporaryFolder();
  const state = join(folder, 'state');
  const migrations = globSync('migrations/*.sql', { cwd: root }).sort();
  const tables = await Promise.all(migrations.map((file) => readFile(join(root, file), 'utf8')));
  write(state, 'articles', `${tables.join(';\n')};\n${articles}`);
  write(state, 'texts', textTables(1));
  write(state, 'texts-2', textTables(2));
  fill(state);

  const ended = await run(['backup', '--', join(folder, 'backup.sql'), '--state', state]);
  expect([ended.code, ended.output]).toEqual([0, expect.stringContaining('backup.TEXT_DB_2.sql')]);

  const restored = join(folder, 'restored');
  for (const name of backups) {
    const text = await readFile(join(folder, name), 'utf8');
    const statements = text.split(/;\n(?=[A-Z])/).map((one) => Buffer.byteLength(one));
    expect(Math.max(...statements)).toBeLessThan(100_000);
    write(restored, name, text);
  }
  expect(rowsOf(restored)).toEqual(rowsOf(state));
  expect(rowsOf(restored).texts.flat()).toHaveLength(3);
});

/** Executes statements in a new database of a data folder. */
function write(state: string, name: string, statements: string): void {
  const folder = join(state, 'v3', 'd1', 'databases');
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, `${name}.sqlite`));
  database.exec(statements);
  database.close();
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
  create table text_database (id integer primary key, number integer not null, owner text not null);
  insert into text_database values (1, ${number}, 'mark');`;
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
  const read = (path: string, table: string) =>
    readDatabase(path, (database) => database.prepare(`select * from ${table} order by 1`).all());
  const texts = textDatabaseFiles(state).map((path) => read(path, 'article_text'));
  return {
    articles: read(databaseFile(state) ?? '', 'article'),
    texts: texts.toSorted((a, b) => b.length - a.length),
  };
}
