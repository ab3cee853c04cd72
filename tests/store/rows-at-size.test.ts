// The rows that requests read in a database of a thousand articles and of a million.
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { AdminBrowser } from '../support/admin-page.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { ageChanges, appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { growTo } from '../support/grown-database.ts';

const d1 = new CountingD1(env.DB);
const app = appWith({}, d1);
const browser = new AdminBrowser({ d1 });

beforeAll(async () => {
  // The article that is copied: in the site, a category and a tag.
  await importSite({ '_posts/2020-01-01-a.md': post('title: A\ncategory: town\ntag: cup') });
  await ageChanges();
  await browser.signIn();
  // The first visit also checks that the tables are up to date.
  await browser.get('/admin/');
});

/** Grows the database to this many articles, all of them in sitemaps. */
async function growWithSitemaps(articles: number): Promise<void> {
  await growTo(articles);
  await env.DB.prepare(
    `insert into sitemap select distinct (id - 1) / 1000 + 1, 1600000000 from article
      where true on conflict do nothing`,
  ).run();
}

async function rowsRead(path: string, headers: Record<string, string> = {}): Promise<number> {
  d1.restart();
  const response = await app.request(path, { headers });
  await response.text();
  if (response.status >= 500) throw new Error(`${path} responded with ${response.status}`);
  return d1.rowsRead();
}

async function rowsReadByPublisher(path: string): Promise<number> {
  d1.restart();
  const response = await browser.get(path);
  if (response.status !== 200) throw new Error(`${path} responded with ${response.status}`);
  return d1.rowsRead();
}

async function nextPageOf(path: string): Promise<string> {
  const { next_url } = await (await app.request(path)).json<{ next_url: string }>();
  return new URL(next_url).pathname;
}

/**
 * The rows that each kind of request reads.
 *
 * @param page the path of a full page of the archive
 */
async function costs(page: string) {
  const { headers } = await app.request('/tags/cup/rss.xml');
  const etag = headers.get('ETag') ?? '';
  const date = headers.get('Last-Modified') ?? '';
  const etagAt = async (path: string) => (await app.request(path)).headers.get('ETag') ?? '';
  const sitemapTag = await etagAt('/sitemaps/1.xml');
  const newsTag = await etagAt('/sitemaps/news.xml');
  const indexTag = await etagAt('/sitemap.xml');
  const pageTag = (await app.request(page)).headers.get('ETag') ?? '';
  const tagPageTag = (await app.request('/tags/cup/')).headers.get('ETag') ?? '';
  return {
    'a feed of the site': await rowsRead('/rss.xml'),
    'a feed of a category': await rowsRead('/categories/town/atom.xml'),
    'a feed of a tag': await rowsRead('/tags/cup/feed.json'),
    'a 304': await rowsRead('/tags/cup/rss.xml', { 'If-None-Match': etag }),
    'a 304 by date': await rowsRead('/tags/cup/rss.xml', { 'If-Modified-Since': date }),
    'a feed for a client with an old copy': await rowsRead('/tags/cup/rss.xml', {
      'If-None-Match': etag.replace(/\d+-/, '1-'),
    }),
    'a feed of articles in a category or with a tag': await rowsRead(
      '/mix/categories:town,tags:cup/atom.xml',
    ),
    'a feed of articles in a category and with a tag': await rowsRead(
      '/mix/categories:town+tags:cup/atom.xml',
    ),
    'a full page of the archive': await rowsRead(page),
    'a 304 of that page': await rowsRead(page, { 'If-None-Match': pageTag }),
    'the oldest page of the archive': await rowsRead('/tags/cup/archive/start/rss.xml'),
    'a list of feeds': await rowsRead('/opml.xml'),
    'a list of the feeds of tags': await rowsRead('/tags/opml.xml'),
    'a full sitemap': await rowsRead('/sitemaps/1.xml'),
    'a 304 of a full sitemap': await rowsRead('/sitemaps/1.xml', { 'If-None-Match': sitemapTag }),
    'a sitemap of the newest articles': await rowsRead('/sitemaps/news.xml'),
    'a 304 of a sitemap of the newest articles': await rowsRead('/sitemaps/news.xml', {
      'If-None-Match': newsTag,
    }),
    'a 304 of the index of sitemaps': await rowsRead('/sitemap.xml', { 'If-None-Match': indexTag }),
    'robots.txt': await rowsRead('/robots.txt'),
    'the icon': await rowsRead('/favicon.ico'),
    'the home page': await rowsRead('/'),
    'a list of tags': await rowsRead('/tags/'),
    'a filtered list of tags': await rowsRead('/tags/?q=c'),
    'the page of a tag': await rowsRead('/tags/cup/'),
    'a 304 of the page of a tag': await rowsRead('/tags/cup/', { 'If-None-Match': tagPageTag }),
    'a full page of older articles': await rowsRead(page.replace(/[^/]*$/, '')),
    'the oldest page of older articles': await rowsRead('/tags/cup/archive/start/'),
    'a redirect': await rowsRead('/RSS.XML'),
    'an old URL of the site': await rowsRead('/feed.xml'),
    'an old URL of a category': await rowsRead('/feed/town.xml'),
    'a feed that does not exist': await rowsRead('/tags/none/rss.xml'),
    'an unknown path': await rowsRead('/nothing'),
    'the page of the publisher': await rowsReadByPublisher('/admin/'),
    'the feeds on the page of the publisher': await rowsReadByPublisher('/admin/feeds/'),
    'an article on the page of the publisher': await rowsReadByPublisher(
      '/admin/article/?name=https://paper.example/500',
    ),
  };
}

it('every kind of request reads as many rows at 1,000,000 articles as at 1,000', async () => {
  // One more than the first sitemap has, so that it is full at both sizes.
  await growWithSitemaps(1_001);
  // The newest page still grows; the one below it has the same articles at both sizes.
  const page = await nextPageOf(await nextPageOf('/tags/cup/feed.json'));
  const small = await costs(page);
  await growWithSitemaps(1_000_000);
  expect(await costs(page)).toEqual(small);
  expect(small).toMatchObject({
    'a feed of the site': 43,
    'a feed of a category': 43,
    'a feed of a tag': 43,
    'a feed for a client with an old copy': 44,
    'a 304': 1,
    'a 304 of that page': 1,
    'a 304 by date': 2,
    'a redirect': 0,
    // Of the site, whose languages it depends on.
    'an old URL of the site': 1,
    'an old URL of a category': 1,
    'an unknown path': 0,
    'a 304 of the index of sitemaps': 1,
    'a 304 of a full sitemap': 3,
    'a full sitemap': 1_004,
    'a 304 of a sitemap of the newest articles': 4,
    'robots.txt': 1,
  });
});

it('the index of sitemaps reads two rows for each sitemap', async () => {
  const { results } = await env.DB.prepare('select count(*) as count from sitemap').all<{
    count: number;
  }>();
  expect(results[0]?.count).toBe(1_000);
  expect(await rowsRead('/sitemap.xml')).toBeLessThanOrEqual(2 * 1_000 + 3);
});
