// Texts that are hard to copy: they are the same after they have moved, and after they have come back.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { importSite } from '../support/feedmill.ts';
import {
  longPost,
  nextDay,
  pathOf,
  places,
  startWithoutTexts,
  walk,
} from '../support/text-databases.ts';

beforeEach(startWithoutTexts);

const odd: Readonly<Record<string, string>> = {
  'a NUL in the middle': `${'before '.repeat(40)}\0${'after '.repeat(40)}`,
  'half of a surrogate pair': `${'broken '.repeat(40)}\ud83d`,
  'characters beyond the first plane': '\u{1F6A2}\u{20000}'.repeat(200),
  'quotes and backslashes': `${'\\"\\u0000\'%_'.repeat(60)}`,
  'a separator of lines, and a mark of byte order': `\ufeff${'\u2028\u2029'.repeat(200)}`,
  'a megabyte': '<p>港口 "x" </p>'.repeat(50_000),
};

/** The texts of these articles as bytes, wherever they are. */
async function textsOf(count: number): Promise<Record<number, string>> {
  const sql = (key: string, table: string) =>
    `select ${key} as id, length(cast(content as blob)) as bytes, hex(substr(cast(content as blob), -400)) as text
     from ${table} where ${key} <= ${count} and content <> ''`;
  const [rows, moved] = await Promise.all([
    env.DB.prepare(sql('id', 'article')).all<{ id: number; bytes: number; text: string }>(),
    env.TEXTS.prepare(sql('article_id', 'article_text'))
      .all<{ id: number; bytes: number; text: string }>()
      .catch(() => ({ results: [] })),
  ]);
  const all = [...moved.results, ...rows.results];
  return Object.fromEntries(all.map(({ id, bytes, text }) => [id, `${bytes} ${text}`]));
}

it('texts with unusual characters, and long ones, keep every byte', async () => {
  const names = Object.keys(odd);
  const files = Array.from(
    { length: names.length + 7 },
    (_, at) => [pathOf(at), longPost(`T${at}`)] as const,
  );
  await importSite(Object.fromEntries(files));
  for (const [at, name] of names.entries()) {
    const json = JSON.stringify([odd[name]]);
    await env.DB.prepare(
      'update article set content = (select value from json_each(?)) where title = ?',
    )
      .bind(json, `T${at}`)
      .run();
  }
  const before = await textsOf(names.length);
  const now = await walk();
  expect((await places())[1]).toBeGreaterThanOrEqual(names.length);
  expect(await textsOf(names.length)).toEqual(before);
  await walk('together', { now: nextDay(now) });
  expect(await places()).toEqual({ 0: files.length });
  expect(await textsOf(names.length)).toEqual(before);
});
