import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { walkArchive } from '../support/archive-walk.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { ageChanges, appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

const d1 = new CountingD1(env.DB);
const app = appWith({ FEED_ITEMS: '10' }, d1);

// Rows of a full feed: the scope, the site, two for each of ten articles, and one to find the archive.
const fullFeedRows = 2 + 2 * 10 + 1;

beforeAll(async () => {
  const files = Array.from({ length: 630 }, (_, index): [string, string] => {
    const second = new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString();
    const category = index < 30 ? 'small' : 'large';
    return [
      `_posts/2025-01-01-post-${index}.md`,
      post(`title: Post ${index}\ndate: ${second}\ncategory: ${category}`),
    ];
  });
  for (let start = 0; start < files.length; start += 210) {
    await importSite(Object.fromEntries(files.slice(start, start + 210)));
  }
  await ageChanges();
  // The first document records the configuration.
  await app.request('/rss.xml');
});

beforeEach(() => d1.restart());

/** Measures the cost of a request whose headers come from an earlier response. */
async function revisit(path: string, headersFrom: (first: Headers) => Record<string, string>) {
  const { headers } = await app.request(path);
  d1.restart();
  const again = await app.request(path, { headers: headersFrom(headers) });
  return { status: again.status, rowsRead: await d1.rowsRead(), roundTrips: d1.roundTrips };
}

const scopes = ['/', '/categories/small/', '/categories/large/'];

describe('a feed of ten articles', () => {
  it.each(scopes)('reads 23 rows in one call at %s', async (base) => {
    const response = await app.request(`${base}rss.xml`);
    const titles = (await response.text()).match(/<item>/g);
    expect(titles).toHaveLength(10);
    expect(await d1.rowsRead()).toBe(fullFeedRows);
    expect(d1.roundTrips).toBe(1);
  });

  it.each(scopes)('is read from an index in its order at %s, without sorting', async (base) => {
    await app.request(`${base}atom.xml`);
    const plan = await d1.plan();
    expect(plan).toContain('CO-ROUTINE scope');
    expect(
      plan.filter((step) => /TEMP B-TREE|SCAN (?!\(|latest|scope|\d+-ROW)/.test(step)),
    ).toEqual([]);
  });
});

describe('a feed in which every article begins a page of the archive', () => {
  it('reads as many rows', async () => {
    const sizes =
      "update scope_article set size = size + ? where scope_id = (select id from scope where kind = 'site')";
    await env.DB.prepare(sizes).bind(300_000).run();
    const response = await app.request('/atom.xml');
    expect(await d1.rowsRead()).toBe(fullFeedRows);
    expect(await response.text()).toContain('rel="prev-archive"');
    await env.DB.prepare(sizes).bind(-300_000).run();
  });
});

describe('a 304', () => {
  const conditions: [string, number, (first: Headers) => Record<string, string>][] = [
    ['by the ETag', 1, (first) => ({ 'If-None-Match': first.get('ETag') ?? '' })],
    ['by any ETag', 1, () => ({ 'If-None-Match': '*' })],
    ['by the date', 2, (first) => ({ 'If-Modified-Since': first.get('Last-Modified') ?? '' })],
  ];

  describe.each(scopes)('at %s', (base) => {
    it.each(conditions)(
      'reads few rows in one call, if requested %s: %i',
      async (_, rowsRead, headersFrom) => {
        expect(await revisit(`${base}feed.json`, headersFrom)).toEqual({
          status: 304,
          rowsRead,
          roundTrips: 1,
        });
      },
    );
  });
});

describe('a client with an old copy', () => {
  it('costs one row more than a client without a copy', async () => {
    const current = /"(\d+)-/;
    const { status, rowsRead } = await revisit('/rss.xml', (first) => ({
      'If-None-Match': (first.get('ETag') ?? '').replace(current, '"1-'),
    }));
    expect(status).toBe(200);
    expect(rowsRead).toBe(1 + fullFeedRows);
  });
});

describe('a full page of the archive', () => {
  it.each(['/', '/categories/large/'])(
    'reads at most 40 rows besides two per article at %s',
    async (base) => {
      const pages = await walkArchive(base, 'atom');
      const full = pages.filter(({ newer }) => newer !== undefined);
      expect(full.length).toBeGreaterThan(0);
      for (const { path, titles } of full) {
        d1.restart();
        await app.request(path);
        // Twenty rows to find out whether this is a podcast, ten to check that the feed itself does not
        // reach this page, and ten to find the pages next to it.
        expect(await d1.rowsRead()).toBeLessThanOrEqual(2 * titles.length + 20 + 10 + 10);
      }
    },
  );
});

describe('a feed that does not exist', () => {
  it('reads one row, which says that a site has been imported', async () => {
    expect((await app.request('/categories/none/rss.xml')).status).toBe(404);
    expect(await d1.rowsRead()).toBe(1);
  });
});
