// A feed that a person opens in a browser, which names itself by fetch metadata, and the same feed for everybody else.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { get, importIndexed, post } from '../support/feedmill.ts';

const opened = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' };

beforeAll(async () => {
  const files = Array.from({ length: 130 }, (_, at): [string, string] => {
    const date = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();
    return [
      `_posts/2026-01-01-p${at}.md`,
      post(
        `title: Post ${at}\ndate: ${date}\ncategory: town\nauthor: Ann Lee\ntags: [${at % 2 ? 'odd' : 'even'}]`,
      ),
    ];
  });
  await importIndexed(Object.fromEntries(files));
});

const mix = '/mix/categories:town+tags:odd/';

const feeds = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/categories/town/rss.xml',
  '/authors/ann-lee/feed.json',
  `${mix}atom.xml`,
  '/search/post/atom.xml',
  '/archive/start/rss.xml',
  '/categories/town/archive/start/feed.json',
];

const typeOf = (response: Response) => response.headers.get('Content-Type')?.split(';')[0];

describe.each(feeds)('%s', (path) => {
  it('is a page for a person, which no cache keeps but that of the browser', async () => {
    const response = await get(path, opened);
    expect([response.status, typeOf(response)]).toEqual([200, 'text/html']);
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
    expect(response.headers.get('Cloudflare-CDN-Cache-Control')).toBeNull();
    expect(response.headers.get('Cache-Tag')).toBeNull();
    const page = await response.text();
    const feed = path.replace(/archive\/[^/]+\//, '');
    expect(page).toContain(`value="https://feeds.example${feed}"`);
    expect(page).toMatch(/<bdi>Post \d+<\/bdi>/);
  });

  it('leads to its source, which every browser shows and saves as it is', async () => {
    const page = await (await get(path, opened)).text();
    expect(page).toMatch(
      new RegExp(`href="[^"]+" rel="nofollow" download="${path.split('/').at(-1)}"`),
    );
    const [, link = ''] = /href="([^"]+view=source)"/.exec(page) ?? [];
    expect(link).toBe(`${path}?view=source`);
    const source = await get(link, opened);
    expect([source.status, typeOf(source)]).toEqual([200, 'text/plain']);
    expect(await source.text()).toBe(await (await get(path)).text());
  });

  it.each([
    ['a reader', {}],
    ['a reader that accepts HTML', { Accept: 'text/html' }],
    ['a script or an extension', { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' }],
    ['a frame', { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Mode': 'navigate' }],
    ['half of the headers', { 'Sec-Fetch-Dest': 'document' }],
    ['the other half', { 'Sec-Fetch-Mode': 'navigate' }],
  ])('is a feed for %s', async (_, headers: Record<string, string>) => {
    const response = await get(path, headers);
    expect(response.status).toBe(200);
    expect(typeOf(response)).toMatch(/^application\/(rss\+xml|atom\+xml|feed\+json)$/);
  });

  it('says what it depends on, and confirms neither copy by the other', async () => {
    const [feed, page] = [await get(path), await get(path, opened)];
    const vary = 'Accept-Encoding, Sec-Fetch-Dest, Sec-Fetch-Mode';
    expect([feed.headers.get('Vary'), page.headers.get('Vary')]).toEqual([vary, vary]);
    const copyOf = ({ headers }: Response) => ({ 'If-None-Match': headers.get('ETag') ?? '' });
    expect((await get(path, copyOf(page))).status).toBe(200);
    expect((await get(path, { ...opened, ...copyOf(feed) })).status).toBe(200);
    const again = [await get(path, copyOf(feed)), await get(path, { ...opened, ...copyOf(page) })];
    expect(again.map(({ status }) => status)).toEqual([304, 304]);
    expect(again.map(({ headers }) => headers.get('Vary'))).toEqual([vary, vary]);
    expect(again[1]?.headers.get('Cache-Control')).toBe('private, no-cache');
  });
});

describe('a feed that is opened in a browser', () => {
  it('leads from one page of an archive to the next, as feeds do', async () => {
    const titles: string[] = [];
    for (let path: string | undefined = '/archive/start/atom.xml'; path !== undefined; ) {
      const page = await (await get(path, opened)).text();
      titles.push(...[...page.matchAll(/<bdi>(Post \d+)<\/bdi>/g)].map(([, title = '']) => title));
      path = /rel="prev" href="([^"]+)"/.exec(page)?.[1];
      expect(path).toMatch(/\/atom\.xml$/);
      if (path === '/atom.xml') break;
    }
    expect(titles).toHaveLength(110);
  });

  it('shows the parts of a mix, back to the first article', async () => {
    const titles: string[] = [];
    for (let path: string | undefined = `${mix}rss.xml`; path !== undefined; ) {
      const page = await (await get(path, opened)).text();
      titles.push(...[...page.matchAll(/<bdi>(Post \d+)<\/bdi>/g)].map(([, title = '']) => title));
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1];
    }
    expect(new Set(titles).size).toBe(65);
  });

  it('is the same error as for a reader if there is none', async () => {
    for (const path of [
      '/tags/none/rss.xml',
      '/archive/0/rss.xml',
      '/mix/tags:none+tags:odd/rss.xml',
    ]) {
      const [reader, browser] = [await get(path), await get(path, opened)];
      expect([reader.status, browser.status]).toEqual([404, 404]);
      expect(browser.headers.get('Cache-Control')).toBe(reader.headers.get('Cache-Control'));
    }
  });

  it('is redirected as for a reader if it has another URL', async () => {
    for (const path of [
      '/RSS.xml',
      '/mix/tags:odd/rss.xml',
      '/archive/20260101000000-1/atom.xml',
      '/rss.xml?utm=1',
    ]) {
      const [reader, browser] = [await get(path), await get(path, opened)];
      expect(browser.status).toBe(reader.status);
      expect(browser.headers.get('Location')).toBe(reader.headers.get('Location'));
    }
  });

  it.each([
    ['/rss.xml?x=1&view=source', '/rss.xml'],
    ['/rss.xml?view=html', '/rss.xml'],
    ['/?view=source', '/'],
  ])('has one canonical spelling of the URL of its source: %s is %s', async (path, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get('Location')]).toEqual([301, location]);
  });

  it('is a feed if FEED_PAGES is off, and Vary does not name the browser', async () => {
    const response = await appWith({ FEED_PAGES: 'off' }).request('/rss.xml', { headers: opened });
    expect(typeOf(response)).toBe('application/rss+xml');
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    const on = await get('/rss.xml');
    // Otherwise a cache would keep a copy that depends on the wrong headers.
    expect(response.headers.get('ETag')).not.toBe(on.headers.get('ETag'));
  });

  it('never becomes a delta', async () => {
    const app = appWith({ FEED_DELTA: 'on' });
    const response = await app.request('/rss.xml', { headers: { ...opened, 'A-IM': 'feed' } });
    expect([response.status, typeOf(response)]).toEqual([200, 'text/html']);
    const feed = await app.request('/rss.xml');
    expect(feed.headers.get('Vary')).toBe('Accept-Encoding, A-IM, Sec-Fetch-Dest, Sec-Fetch-Mode');
  });

  it('costs a reader no row more', async () => {
    const d1 = new CountingD1(env.DB);
    const rows = async (FEED_PAGES: string) => {
      d1.restart();
      await (await appWith({ FEED_PAGES }, d1).request('/rss.xml')).text();
      return d1.rowsRead();
    };
    expect(await rows('on')).toBe(await rows('off'));
  });
});
