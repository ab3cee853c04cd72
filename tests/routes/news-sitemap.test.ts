import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';
import { readNews } from '../support/sitemap-rules.ts';

const hour = 3_600_000;

beforeEach(async () => {
  await startEmpty();
  // The clock stands still, since the sitemap depends on it.
  vi.useFakeTimers({ now: Math.floor(Date.now() / 1_000) * 1_000, toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

const news = async () => readNews(await (await get('/sitemaps/news.xml')).text());
const titles = async () => (await news()).map(({ title }) => title);
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** A post that was published some hours ago. */
const recent = (hours: number, frontMatter: string): [string, string] => [
  `_posts/2026-01-01-${hours}-${frontMatter.length}.md`,
  post(`date: ${ago(hours * hour)}\n${frontMatter}`),
];

const imported = (posts: readonly [string, string][], config = plainConfig) =>
  importSite(Object.fromEntries(posts), { config });

describe('the sitemap for Google News', () => {
  it('has the articles of the last two days, the newest first', async () => {
    await imported([recent(1, 'title: A'), recent(47, 'title: B'), recent(49, 'title: C')]);
    expect(await titles()).toEqual(['A', 'B']);
  });

  it('is empty without any', async () => {
    await imported([recent(49, 'title: C')]);
    expect(await titles()).toEqual([]);
  });

  it('names the publication, the language, and the date in the time zone of the site', async () => {
    vi.setSystemTime(new Date('2026-11-28T12:00:00Z'));
    await imported(
      [
        recent(1, 'title: A'),
        recent(2, 'title: B\nlang: zh-TW'),
        recent(3, 'title: C\nlang: zh'),
        recent(4, 'title: D\nlang: fa'),
      ],
      `${plainConfig}\ntimezone: Asia/Kolkata`,
    );
    const pages = await news();
    expect(pages[0]).toMatchObject({ name: 'The Paper', date: '2026-11-28T16:30:00+05:30' });
    expect(pages.map(({ language }) => language)).toEqual(['en', 'zh-tw', 'zh-cn', 'fa']);
  });

  it('follows the clock: an article leaves it without an import, and its validators change', async () => {
    await imported([recent(1, 'title: A'), recent(47, 'title: B')]);
    const before = await get('/sitemaps/news.xml');
    const etag = before.headers.get('ETag') ?? '';
    expect((await get('/sitemaps/news.xml', { 'If-None-Match': etag })).status).toBe(304);
    vi.setSystemTime(Date.now() + 2 * hour);
    const after = await get('/sitemaps/news.xml', { 'If-None-Match': etag });
    expect(readNews(await after.text()).map(({ title }) => title)).toEqual(['A']);
    const [dateBefore, dateAfter] = [before, after].map(
      ({ headers }) => Date.parse(headers.get('Last-Modified') ?? '') || 0,
    );
    expect(dateAfter).toBeGreaterThan(dateBefore ?? 0);
    const since = { 'If-Modified-Since': after.headers.get('Last-Modified') ?? '' };
    expect((await get('/sitemaps/news.xml', since)).status).toBe(304);
  });

  it('is kept by caches until its oldest article is too old', async () => {
    await imported([recent(1, 'title: A')]);
    const long = (await get('/sitemaps/news.xml')).headers;
    expect(long.get('Cache-Control')).toMatch('max-age=300,');
    expect(long.get('Cloudflare-CDN-Cache-Control')).toMatch('max-age=3600,');
    vi.setSystemTime(Date.now() + 47 * hour - 60_000);
    const short = (await get('/sitemaps/news.xml')).headers;
    for (const name of ['Cache-Control', 'Cloudflare-CDN-Cache-Control']) {
      // An article of exactly two days is still there.
      expect(short.get(name)).toMatch('max-age=61,');
    }
  });

  it.each(['hidden: true', 'sitemap: false', 'title: ""'])(
    'lacks an article with %s',
    async (frontMatter) => {
      await imported([recent(1, 'title: A'), recent(2, `tags: [t]\n${frontMatter}`)]);
      expect((await titles()).filter((title) => title !== 'A')).toEqual([]);
    },
  );

  it('is valid, whatever titles and names are made of', async () => {
    const hostile = JSON.stringify('</news:title>&"\'\u0007\u202e中文');
    await imported(
      [recent(1, `title: ${hostile}`), recent(2, `title: ${'新'.repeat(10_000)}`)],
      plainConfig.replace('The Paper', hostile),
    );
    const pages = await news();
    expect(pages).toHaveLength(2);
    expect(pages[1]?.title.length).toBeLessThanOrEqual(501);
    expect(pages[0]?.title).toContain('</news:title>&"\'');
  });
});
