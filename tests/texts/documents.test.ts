// Documents before and after the texts of older articles have moved, and after they have come back.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { catchUp, runLimits } from '../../src/search/catch-up.ts';
import { connect } from '../../src/store/database.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { ageChanges, appWith, dropIndex } from '../support/database.ts';
import { importSite } from '../support/feedmill.ts';
import {
  bound,
  db,
  expectEveryText,
  fewItems,
  importMany,
  longPost,
  nextDay,
  pathOf,
  places,
  startWithoutTexts,
  textDatabases,
  walk,
} from '../support/text-databases.ts';

const app = appWith({ ...fewItems, FEED_DELTA: 'on' }, env.DB, env.SEARCH_DB, textDatabases);
const formats = ['rss.xml', 'atom.xml', 'feed.json'];

beforeEach(startWithoutTexts);

interface Seen {
  readonly status: number;
  readonly etag: string | null;
  readonly date: string | null;
  readonly text: string;
}

async function see(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  const response = await app.request(path, { headers });
  return {
    status: response.status,
    etag: response.headers.get('ETag'),
    date: response.headers.get('Last-Modified'),
    text: await response.text(),
  };
}

/** Reads a feed and all that comes after it, in every format, and the archive pages for people. */
async function seeAll(base: string): Promise<[string, Seen][]> {
  const seen: [string, Seen][] = [];
  for (let path: string | undefined = `${base}feed.json`; path !== undefined; ) {
    const folder = path.slice(0, -'feed.json'.length);
    for (const format of formats) seen.push([folder + format, await see(folder + format)]);
    if (folder.includes('/archive/')) seen.push([folder, await see(folder)]);
    const document = seen.find(([name]) => name === path)?.[1];
    if (document?.status !== 200) throw new Error(`${path} responded with ${document?.status}`);
    const next: string | undefined = JSON.parse(document.text).next_url;
    path = next && new URL(next).pathname;
  }
  return seen;
}

const feeds = [
  ...['/', '/tags/cup/', '/categories/town/', '/authors/jo/', '/mix/tags:a,tags:b/'],
  ...['/mix/categories:town+tags:cup/', '/feeds/both/', '/search/t1/'],
];

async function everything(): Promise<Record<string, Seen>> {
  const all: [string, Seen][] = [];
  for (const base of feeds) all.push(...(await seeAll(base)));
  return Object.fromEntries(all);
}

it('every document keeps its bytes and validators when texts move, and when they come back', async () => {
  await importMany(36);
  await ageChanges();
  await app.request('/rss.xml');
  const before = await everything();
  const shown = Object.values(before).filter(({ text }) => text.includes('港口的船'));
  expect(Object.keys(before).length).toBeGreaterThan(60);
  expect(shown.length).toBeGreaterThan(40);
  // A page for people leads elsewhere if all of its articles are on the page of the scope.
  const statuses = new Set(Object.values(before).map(({ status }) => status));
  expect([...statuses].sort()).toEqual([200, 302]);

  const moved = await walk();
  expect((await places())[1]).toBeGreaterThan(8);
  await expectEveryText();
  expect(await everything()).toEqual(before);

  await walk('together', { now: nextDay(moved) });
  expect(await places()).toEqual({ 0: 36 });
  await expectEveryText();
  expect(await everything()).toEqual(before);
});

it('a delta has the text of an older article that comes back with a new date', async () => {
  await importMany(60);
  await walk();
  await importSite({}, { deleted: [pathOf(0)] });
  const { etag } = await see('/feed.json');
  await importSite({ [pathOf(0)]: longPost('T0', 'date: 2026-06-01') });
  await walk('apart', { now: nextDay(Date.now()) });
  const delta = await see('/feed.json', { 'If-None-Match': etag ?? '', 'A-IM': 'feed' });
  const { items } = JSON.parse(delta.text);
  expect([delta.status, items.length]).toEqual([226, 1]);
  expect(items[0].content_html).toContain('T0 “quoted”');
});

it('an older article has its text when the newest ones are withdrawn', async () => {
  await importMany(60);
  await walk();
  const deleted = Array.from({ length: 52 }, (_, at) => pathOf(at + 8));
  await importSite({}, { deleted });
  expect((await places())[1]).toBeGreaterThan(0);
  for (const format of formats) {
    const { status, text } = await see(`/${format}`);
    expect(status).toBe(200);
    for (const title of ['T7', 'T6', 'T5']) expect(text).toContain(`${title} “quoted”`);
  }
});

it('the feed of a podcast has the text of an older post that is no episode', async () => {
  const episode = (at: number): [string, string] => [
    `_posts/2026-02-${10 + at}-episode-${at}.md`,
    longPost(
      `E${at}`,
      `enclosure:\n  url: https://paper.example/${at}.mp3\n  length: 7\n  type: audio/mpeg`,
    ),
  ];
  const old = ['T0', 'T1', 'T2'].map((title, at): [string, string] => [
    `_posts/2026-01-0${at + 1}-old.md`,
    longPost(title),
  ]);
  await importSite(Object.fromEntries(old));
  await importSite(Object.fromEntries(Array.from({ length: 12 }, (_, at) => episode(at))));
  await ageChanges();
  const before = await see('/rss.xml');
  expect(before.text).toContain('T0 “quoted”');
  await walk();
  expect(await places()).toMatchObject({ 1: 3 });
  expect(await see('/rss.xml')).toEqual(before);
});

it('the index of the search can be built again from moved texts', async () => {
  await importMany(60);
  await walk();
  await dropIndex();
  await catchUp(db, connect(env.SEARCH_DB), runLimits.background);
  const found = await see('/search/quoted%20t1/feed.json');
  expect(JSON.parse(found.text).items.map(({ title }: { title: string }) => title)).toEqual(['T1']);
});

it('a newest feed reads the same rows in one statement, and no text database', async () => {
  await importMany(60);
  await ageChanges();
  const main = new CountingD1(env.DB);
  const texts = new CountingD1(env.TEXTS);
  const counted = appWith(fewItems, main, undefined, bound(texts));
  const paths = ['/rss.xml', '/tags/cup/atom.xml', '/tags/a/feed.json', '/categories/port/rss.xml'];
  const costs = async () => {
    const list = [];
    for (const path of paths) {
      main.restart();
      texts.restart();
      await (await counted.request(path)).text();
      list.push([await main.rowsRead(), main.roundTrips, texts.roundTrips]);
    }
    return list;
  };
  await counted.request('/rss.xml');
  const before = await costs();
  expect(before.map(([, calls, moved]) => [calls, moved])).toEqual(paths.map(() => [1, 0]));
  await walk();
  expect((await places())[1]).toBeGreaterThan(20);
  expect(await costs()).toEqual(before);
});

it('an archive page takes one statement more, and two rows for each text', async () => {
  await importMany(60);
  await walk();
  const main = new CountingD1(env.DB);
  const texts = new CountingD1(env.TEXTS);
  const counted = appWith(fewItems, main, undefined, bound(texts));
  const response = await counted.request('/archive/start/feed.json');
  const { items } = await response.json<{ items: unknown[] }>();
  expect(texts.roundTrips).toBe(1);
  expect(await texts.rowsRead()).toBe(2 * ((await places())[1] ?? 0));
  expect(items.length).toBeGreaterThan(50);
  texts.restart();
  await (await counted.request('/archive/start/')).text();
  expect(texts.roundTrips).toBe(0);
});
