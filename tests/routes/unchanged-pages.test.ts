// A client that has a page of an archive, and asks for it again.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, plainConfig } from '../support/feedmill.ts';
import {
  type Copy,
  copiesOf,
  currentAmong,
  dayPost,
  days,
  isFull,
  siteOfDays,
} from '../support/page-copies.ts';
import { randomFrom, seeds } from '../support/random.ts';

const d1 = new CountingD1(env.DB);
const app = appWith({ FEED_ITEMS: '4' }, d1);

beforeAll(siteOfDays);

describe('a page that has not changed', () => {
  it.each(['/', '/categories/town/'])(
    'is a 304, which takes one statement and reads one row: %s',
    async (base) => {
      const copies = await copiesOf(app, base);
      expect(copies.filter(isFull).length).toBeGreaterThan(3);
      expect(copies.some((copy) => !isFull(copy))).toBe(true);
      expect(await currentAmong(app, copies)).toEqual(copies);
      for (const { path, etag } of copies.filter((copy) => !copy.path.endsWith('/'))) {
        d1.restart();
        await app.request(path, { headers: { 'If-None-Match': `"other", ${etag}` } });
        expect([d1.roundTrips, await d1.rowsRead()]).toEqual([1, 1]);
      }
    },
  );

  it('is a 304 also by its date, and for any copy', async () => {
    await env.DB.exec('update scope set changed_at = changed_at - 60');
    for (const { path } of await copiesOf(app, '/')) {
      const date = (await app.request(path)).headers.get('Last-Modified') ?? '';
      const byDate = await app.request(path, { headers: { 'If-Modified-Since': date } });
      const byAny = await app.request(path, { headers: { 'If-None-Match': '*' } });
      expect([byDate.status, byAny.status]).toEqual([304, 304]);
    }
  });

  it('stays a 304 when new posts are published, once it is full', async () => {
    const copies = await copiesOf(app, '/');
    for (let day = days; day < days + 3; day++) {
      await importSite(Object.fromEntries([dayPost(day)]));
      expect(await currentAmong(app, copies)).toEqual(copies.filter(isFull));
    }
  });

  it('is sent again with another configuration, or to a client with an ETag of its text', async () => {
    const copies = await copiesOf(app, '/');
    const other = appWith({ FEED_ITEMS: '5', SITE_TITLE: 'Other' });
    expect(await currentAmong(other, copies)).toEqual([]);
    const former = copies.map((copy) => ({
      ...copy,
      etag: copy.etag.replace(/\d+-/, '140737488355327-').replace(/-(full|growing)"/, '"'),
    }));
    expect(await currentAmong(app, former)).toEqual([]);
  });
});

describe('a page that does not exist', () => {
  it.each(['/archive/20240105000000-3/rss.xml', '/categories/none/archive/start/atom.xml'])(
    'is no 304 for any copy: %s',
    async (path) => {
      const { status } = await app.request(path, { headers: { 'If-None-Match': '*' } });
      expect([301, 404]).toContain(status);
    },
  );
});

const publish = (days: readonly number[], more = '', category = 'Town') =>
  importSite(
    Object.fromEntries(
      days.map((day) => {
        const [path, text] = dayPost(day, 'New', more);
        return [path, text.replace('Town', category)];
      }),
    ),
  );
const audio = '\naudio: {url: /a.mp3, type: audio/mpeg, length: 9}';
const changes: [string, () => Promise<unknown>][] = [
  ['an old post is edited', () => publish([7])],
  ['an old post is deleted', () => importSite({}, { deleted: [dayPost(9)[0]] })],
  ['an old post is added', () => importSite({ '_posts/2024-01-05-z.md': dayPost(4)[1] })],
  [
    'posts are deleted, so that the feed reaches further down',
    () => importSite({}, { deleted: [37, 38, 39].map((day) => dayPost(day)[0]) }),
  ],
  ['the site gets another title', () => importSite({}, { config: `${plainConfig}\ntitle: X` })],
  [
    'the feed gets a definition',
    () => importSite({}, { feeds: 'town:\n  scope: categories:town\n  title: The town\n' }),
  ],
  [
    'most posts spell the category in another way',
    () =>
      publish(
        Array.from({ length: 41 }, (_, at) => 100 + at),
        '',
        'TOWN',
      ),
  ],
  ['the feed becomes that of a podcast, which is longer', () => publish([50, 51, 52, 53], audio)],
  [
    'a Worker of an older version has changed articles',
    async () => {
      await env.DB.exec("update article set title = 'By an older version'");
      await env.DB.exec('update scope set revision = revision + 1');
    },
  ],
];

describe('no page is a 304 with other bytes', () => {
  it.each(changes)('when %s', async (_, change) => {
    await startEmpty();
    await siteOfDays();
    const copies = await copiesOf(app, '/categories/town/');
    expect(copies.some(isFull)).toBe(true);
    await change();
    expect((await currentAmong(app, copies)).filter(isFull)).toEqual([]);
    // A later addition does not bring the former version back.
    await publish([300]);
    expect(await currentAmong(app, copies)).toEqual([]);
  });

  it.each(seeds)('while posts change at random (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    await startEmpty();
    await siteOfDays();
    const known: Copy[] = [];
    let newest = days;
    for (let round = 0; round < 6; round++) {
      const copies = await copiesOf(app, random() < 0.5 ? '/' : '/categories/town/');
      known.push(...copies.filter(() => random() < 0.3));
      const day = Math.floor(random() * newest);
      const action = random();
      if (action < 0.4) await publish([newest++]);
      else if (action < 0.6) await importSite({}, { deleted: [dayPost(day)[0]] });
      else await publish([day]);
      await currentAmong(app, known);
    }
  });
});
