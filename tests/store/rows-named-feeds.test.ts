// The rows that named feeds read and write, which are those of the mix that they store, and a few more. A feed of
// one scope reads two more than that of the scope.
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveAgeLimits } from '../../src/store/age-limits.ts';
import { connect } from '../../src/store/database.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

const d1 = new CountingD1(env.DB);
const app = appWith({ FEED_ITEMS: '10' }, d1);

const tags = Array.from({ length: 50 }, (_, index) => `t${index}`);

const feeds = `
single:
  any: tags:t0
summaries:
  content: summary
pair:
  any: [tags:t0, tags:t1]
both:
  all: [tags:t0, tags:t1]
except:
  without: [tags:t0]
fifty:
  any: {tags: [${tags}]}
pictures:
  any: tags:t0
  with_picture: true
`;

beforeAll(async () => {
  const posts = Array.from({ length: 200 }, (_, index): [string, string] => [
    `_posts/2026-01-01-post-${index}.md`,
    post(
      `title: P${index}\ndate: ${new Date(1.7e12 + index * 1e6).toISOString()}\ntags: [t${index % 50}, t${(index + 1) % 50}]`,
    ),
  ]);
  await importSite(Object.fromEntries(posts), { feeds });
  await app.request('/rss.xml');
});

beforeEach(() => d1.restart());

async function rowsOf(path: string, headers: Record<string, string> = {}) {
  d1.restart();
  const response = await app.request(path, { headers });
  const rows = await d1.rowsRead();
  return { rows, status: response.status, etag: response.headers.get('ETag') ?? '' };
}

describe('a named feed', () => {
  it.each([
    ['pair', '/mix/tags:t0,tags:t1/rss.xml'],
    ['both', '/mix/tags:t0+tags:t1/rss.xml'],
    ['except', '/mix/!tags:t0/rss.xml'],
  ])('reads at most five rows more than the feed of its scopes: %s', async (name, same) => {
    const named = await rowsOf(`/feeds/${name}/rss.xml`);
    const other = await rowsOf(same);
    expect([named.status, other.status]).toEqual([200, 200]);
    expect(named.rows).toBeLessThanOrEqual(other.rows + 5);
  });

  it.each([
    ['single', '/tags/t0/rss.xml'],
    ['summaries', '/rss.xml'],
  ])(
    'of one scope reads at most three rows more than the feed of the scope: %s',
    async (name, same) => {
      const named = await rowsOf(`/feeds/${name}/rss.xml`);
      const other = await rowsOf(same);
      expect([named.status, other.status]).toEqual([200, 200]);
      expect(named.rows).toBeLessThanOrEqual(other.rows + 3);
    },
  );

  it('reads one row for a 304, with any number of scopes', async () => {
    const { etag } = await rowsOf('/feeds/fifty/rss.xml');
    const poll = await rowsOf('/feeds/fifty/rss.xml', { 'If-None-Match': etag });
    expect(poll.status).toBe(304);
    expect(poll.rows).toBe(1);
    expect(d1.roundTrips).toBe(1);
  });

  it('of fifty scopes reads three rows of each, and as many articles as fit into each', async () => {
    const { status, rows } = await rowsOf('/feeds/fifty/rss.xml');
    expect(status).toBe(200);
    // Each tag has eight articles.
    expect(rows).toBeLessThanOrEqual(50 * (3 + 8) + 10 * 2 + 5);
    expect(d1.roundTrips).toBeLessThanOrEqual(4);
  });

  it('with pictures reads one row more for each article that may be in it', async () => {
    const { status, rows } = await rowsOf('/feeds/pictures/rss.xml');
    expect(status).toBe(200);
    expect(rows).toBeLessThanOrEqual(8 * 2 + 8);
  });

  it('has the cache tag of its own scope only', async () => {
    const tag = (await app.request('/feeds/fifty/rss.xml')).headers.get('Cache-Tag');
    expect(tag).toMatch(/^scope-\d+$/);
  });
});

describe('a tick that looks for articles which have become too old', () => {
  it('reads a few rows for each feed and each of its scopes, however many articles there are', async () => {
    const hour = 'hour:\n  any: [tags:cup, tags:bowl]\n  hours: 1\n';
    await importSite(
      { '_posts/2026-01-02-cup.md': post('title: Cup\ntags: [cup, bowl]') },
      { feeds: hour },
    );
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
      insert into scope_article (scope_id, published_at, article_id)
      select scope.id, unixepoch() + i, 1000000 + i from n, scope where slug in ('cup', 'bowl')`,
    ).run();
    d1.restart();
    expect(await moveAgeLimits(connect(d1), new Date())).toBe(0);
    expect(d1.rowsReadInBatches).toBeLessThanOrEqual(2 + 2 * 3);
    // It throws if an index is built.
    expect(await d1.rowsRead()).toBe(0);
    const later = new Date(Date.now() + 3 * 3_600_000);
    expect(await moveAgeLimits(connect(d1), later)).toBe(1);
  });
});
