import { beforeEach, describe, expect, it } from 'vitest';
import { type Format, formatDetails, formats } from '../../src/model/format.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { parseFeed } from '../support/feed-reader.ts';
import { get, importSite, post, titlesAt } from '../support/feedmill.ts';

beforeEach(startEmpty);

async function readAt(path: string, format: Format) {
  return parseFeed(await (await get(path)).text(), format);
}

describe('a feed', () => {
  it('shows the newest article first', async () => {
    await importSite({
      '_posts/2026-01-01-old.md': post('title: Old'),
      '_posts/2026-02-01-new.md': post('title: New'),
    });
    expect(await titlesAt('/feed.json')).toEqual(['New', 'Old']);
  });

  const scopes = [
    ['/', 'The Paper'],
    ['/categories/town/', 'Town · The Paper'],
    ['/tags/bridge/', 'Bridge · The Paper'],
  ] as const;

  describe.each(scopes)('at %s', (page, title) => {
    it.each(formats)('is available as %s', async (format) => {
      await importSite({
        '_posts/2026-01-01-a.md': post('title: A\ncategory: Town\ntags: [Bridge]'),
        '_posts/2026-01-02-b.md': post('title: B\ncategory: Other'),
      });
      const { file, mediaType } = formatDetails[format];
      const response = await get(page + file);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe(`${mediaType}; charset=utf-8`);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('Set-Cookie')).toBeNull();
      const feed = parseFeed(await response.text(), format);
      expect(feed.title).toBe(title);
      expect(feed.items.map((item) => item.title)).toEqual(page === '/' ? ['B', 'A'] : ['A']);
    });
  });

  it.each(['大众网新闻', 'فارسی نو', 'c++', 'c#', 'c', 'ac/dc', '"/><x>', '100%25', '?', '..'])(
    'of the tag %j has its own URL',
    async (tag) => {
      await importSite({
        '_posts/2026-01-01-it.md': post(`title: It\ntags: [${JSON.stringify(tag)}]`),
        '_posts/2026-01-02-not.md': post(`title: Not it\ntags: [${JSON.stringify(`${tag}x`)}]`),
      });
      const home = await (await get('/')).text();
      const links = home.matchAll(/<a href="(\/tags\/[^"]+\/)"/g);
      const paths = [...links].map(([, path]) => `${path}feed.json`);
      expect(paths).toHaveLength(2);
      const titles = await Promise.all(paths.map(titlesAt));
      expect(titles.toSorted()).toEqual([['It'], ['Not it']]);
    },
  );

  it('has its percent-encoded slug in its URL, in any script', async () => {
    await importSite({
      '_posts/2026-01-01-a.md': post('title: A\ntags: [大众网新闻, فارسی نو, c++, ac/dc]'),
    });
    for (const slug of ['大众网新闻', 'فارسی-نو', 'c++', 'ac/dc']) {
      expect(await titlesAt(`/tags/${encodeURIComponent(slug)}/feed.json`)).toEqual(['A']);
    }
  });

  it('has a single URL, to which other spellings of the name redirect', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: ["Big News"]') });
    const response = await get('/tags/BIG%20News/atom.xml');
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe('/tags/big-news/atom.xml');
  });

  it.each([
    '/categories/none/rss.xml',
    '/tags/none/feed.json',
    '/tags/none/',
    '/rss.txt',
    '/nothing',
    '/categories/none/other.txt',
    '/wp-admin/setup.php',
  ])('that does not exist is a short 404, cached for a minute: %s', async (path) => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const response = await get(path);
    expect(response.status).toBe(404);
    expect((await response.text()).length).toBeLessThan(100);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(response.headers.get('ETag')).toBeNull();
  });

  it('never contains the X-Forwarded-Host of a request', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const response = await get('/rss.xml', { 'X-Forwarded-Host': 'evil.example' });
    const text = await response.text();
    expect(text).toContain('https://feeds.example/rss.xml');
    expect(text).not.toContain('evil.example');
  });

  it('is valid in every format despite hostile names', async () => {
    const name = JSON.stringify(']]></title><x a="1">&amp;& 😀');
    await importSite({
      '_posts/2026-01-01-a.md': post(
        `title: ${name}\ntags: [${name}]\nauthor: ${name}`,
        'A ]]> b ]]> <script>alert(1)</script> \u0007 c\n',
      ),
    });
    const [rss, atom, json] = await Promise.all(
      formats.map((format) => readAt(`/${formatDetails[format].file}`, format)),
    );
    expect(rss?.items).toHaveLength(1);
    expect(atom?.items).toEqual(rss?.items);
    expect(json?.items).toEqual(rss?.items);
    const content = rss?.items[0]?.content;
    for (const text of ['<script', '\u0007']) expect(content).not.toContain(text);
  });
});

describe('the variable', () => {
  const files = {
    '_posts/2026-01-01-a.md': post('title: A', 'One.\n\nTwo.\n'),
    '_posts/2026-01-02-b.md': post('title: B', 'One.\n\nTwo.\n'),
    '_posts/2026-01-03-c.md': post('title: C', 'One.\n\nTwo.\n'),
  };

  it('FEED_ITEMS limits the number of articles', async () => {
    await importSite(files);
    const response = await appWith({ FEED_ITEMS: '2' }).request('/feed.json');
    const { items } = await response.json<{ items: object[] }>();
    expect(items).toMatchObject([{ title: 'C' }, { title: 'B' }]);
  });

  it('FEED_CONTENT=summary omits the content of articles', async () => {
    await importSite(files);
    const response = await appWith({ FEED_CONTENT: 'summary' }).request('/rss.xml');
    const text = await response.text();
    expect(parseFeed(text, 'rss').items).toHaveLength(3);
    expect(text).not.toContain('<content:encoded>');
  });

  it('FEED_MAX_AGE sets the lifetime in headers and feeds', async () => {
    await importSite(files);
    const response = await appWith({ FEED_MAX_AGE: '1800' }).request('/rss.xml');
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=1800,/);
    expect(await response.text()).toContain('<ttl>30</ttl>');
  });

  it.each([
    { FEED_ITEMS: '2' },
    { FEED_CONTENT: 'summary' },
    { FEED_MAX_AGE: '60' },
    { LINK_POSTS: 'target' },
  ])('in %o changes the ETag of feeds', async (variables: Record<string, string>) => {
    await importSite(files);
    const etag = (await appWith({}).request('/rss.xml')).headers.get('ETag') ?? '';
    const other = await appWith(variables).request('/rss.xml', {
      headers: { 'If-None-Match': etag },
    });
    expect(other.status).toBe(200);
  });
});
