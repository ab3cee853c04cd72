// Databases for the texts of older articles.
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { connect, type Database, type TextDatabases } from '../../src/store/database.ts';
import { moveTexts, type TextSettings } from '../../src/texts/move-texts.ts';
import { dropTables, startEmpty } from './database.ts';
import { importSite, post } from './feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly TEXTS: D1Database;
      readonly TEXTS_2: D1Database;
    }
  }
}

/** Variables of a Feedmill whose feeds have three articles. Six of each scope count as the newest. */
export const fewItems = { FEED_ITEMS: '3' };

/** Text databases that are bound as `TEXT_DB`, `TEXT_DB_2` and so on. */
export function bound(...databases: readonly D1Database[]): TextDatabases {
  return new Map(databases.map((d1, at) => [at + 1, connect(d1)]));
}

/** The text databases of the tests. */
export const textDatabases = bound(env.TEXTS, env.TEXTS_2);

/** The database of the articles, with the text databases of the tests. */
export const db = connect(env.DB, textDatabases);

/** Empties all databases. */
export async function startWithoutTexts(): Promise<void> {
  await startEmpty();
  await dropTables(env.TEXTS);
  await dropTables(env.TEXTS_2);
}

/** The settings that moving depends on. */
export function textSettings(
  oldTexts: 'apart' | 'together' = 'apart',
  variables: Readonly<Record<string, string>> = {},
): TextSettings {
  return readConfig({ ...fewItems, OLD_TEXTS: oldTexts, ...variables });
}

/** Runs whole walks: the next begins a day after the last. Returns the time of the last run. */
export async function walk(
  oldTexts: 'apart' | 'together' = 'apart',
  { from = db, now = Date.now() }: { readonly from?: Database; readonly now?: number } = {},
): Promise<number> {
  let at = now;
  for (let run = 0; run < 50; run++) {
    await moveTexts(from, textSettings(oldTexts), () => new Date(at));
    const row = await walkRow();
    if (row?.stage === 'rest' && row.towards === oldTexts) return at;
    at += 61_000;
  }
  throw new Error('the walk does not end');
}

/** A day after a time. */
export function nextDay(time: number): number {
  return time + 25 * 3_600_000;
}

/** The row of the walk. */
export function walkRow() {
  return env.DB.prepare('select * from text_walk').first<{
    stage: string;
    towards: string;
    databases: string;
    missing: number;
  }>();
}

/** How many articles have their texts in each text database; 0 stands for the row. */
export async function places(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    'select coalesce(text_database, 0) as place, count(*) as articles from article group by 1',
  ).all<{ place: number; articles: number }>();
  return Object.fromEntries(results.map(({ place, articles }) => [place, articles]));
}

/** Fails unless every article has its text, in its row or in the text database that the row names. */
export async function expectEveryText(): Promise<void> {
  const { results } = await env.DB.prepare(
    'select id, hash, title, content, text_database as place, text_bytes as bytes from article',
  ).all<{
    id: number;
    hash: string;
    title: string;
    content: string;
    place: number;
    bytes: number;
  }>();
  for (const { id, hash, title, content, place, bytes } of results) {
    if (place === null) {
      expect(content, title).toContain(title);
      expect(bytes).toBeNull();
      continue;
    }
    const text = await (place === 1 ? env.TEXTS : env.TEXTS_2)
      .prepare('select content from article_text where article_id = ? and hash = ?')
      .bind(id, hash)
      .first<string>('content');
    expect(content, title).toBe('');
    expect(text, title).toContain(title);
    expect(new TextEncoder().encode(text ?? '').length).toBe(bytes);
  }
}

const letters = ['a', 'b', 'c', 'd'];

/** A post with a text that is long enough to move. Every text names its title. */
export function longPost(title: string, frontMatter = ''): string {
  const text = `${title} “quoted” & <b>bold</b> 港口的船 \u{1F6A2} ${'and more words '.repeat(20)}`;
  return post(`title: ${title}\n${frontMatter}`, `${text}\n`);
}

/** The path of a post of {@link importMany}. */
export function pathOf(at: number): string {
  const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
  return `_posts/${day}-post-${at}.md`;
}

/** Posts of the site alone, one a day; `T0` is the oldest. */
export function plainPosts(count: number): Readonly<Record<string, string>> {
  const files = Array.from({ length: count }, (_, at) => [pathOf(at), longPost(`T${at}`)] as const);
  return Object.fromEntries(files);
}

/** Imports posts, one a day, in scopes of every kind; `T0` is the oldest. */
export async function importMany(count: number, from = 0): Promise<void> {
  const files = Array.from({ length: count }, (_, at): [string, string] => {
    const number = from + at;
    const tags = ['cup', letters[number % 4]].join(', ');
    const rest = number % 5 === 0 ? '\nlang: de' : '';
    const frontMatter = `tags: [${tags}]\ncategory: ${number % 2 ? 'town' : 'port'}\nauthor: Jo${rest}`;
    return [pathOf(number), longPost(`T${number}`, frontMatter)];
  });
  await importSite(Object.fromEntries(files), {
    feeds: 'both:\n  title: Both\n  all: [categories:town, tags:cup]\n',
  });
}
