import { beforeAll, describe, expect, it } from 'vitest';
import { oldUrls } from '../../src/http/old-urls.ts';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const name = '"Café News"';

beforeAll(() =>
  importSite({
    '_posts/2026-01-01-a.md': post(`title: A\ncategory: ${name}\ntag: ${name}`),
    '_posts/2026-01-02-b.md': post('title: B'),
  }),
);

const files = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
const folders = {
  site: '/',
  category: '/categories/caf%C3%A9-news/',
  tag: '/tags/caf%C3%A9-news/',
};
const ownPaths = new Set(['/rss.xml', '/atom.xml', '/feed.json']);

/** Returns a URL that matches a pattern. The name in it is not normalized. */
function example(pattern: string): string {
  const path = pattern.replace('**/', 'parent/').replace('*', 'somebody');
  return (ownPaths.has(path) ? `/blog${path}` : path).replace(':name', 'Caf%C3%A9%20news');
}

describe('an old URL', () => {
  it.each(oldUrls)(
    '%s redirects to the feed in the same format, or is gone',
    async (pattern, target) => {
      const path = example(pattern);
      for (const spelling of [
        path,
        `${path}/`,
        path.toUpperCase().replaceAll('%C3%A9', '%c3%a9'),
      ]) {
        const response = await get(spelling);
        if (target === 'gone') {
          expect(response.status).toBe(410);
          expect(response.headers.get('Cache-Control')).toBe('public, max-age=86400');
          continue;
        }
        const [kind, format] = target;
        const location = folders[kind] + files[format];
        expect([response.status, response.headers.get('Location')]).toEqual([301, location]);
      }
    },
  );

  it.each([
    ['/?feed=rss2', '/rss.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/index.php?feed=rss', '/rss.xml'],
    ['/?feed=rss2&tag=caf%C3%A9-news', '/tags/caf%C3%A9-news/rss.xml'],
    ['/?feed=atom&category_name=parent/cafe%CC%81-news', '/categories/caf%C3%A9-news/atom.xml'],
    ['/feed/?utm_source=x', '/rss.xml'],
    ['/category/a/b/caf%C3%A9-news/feed/', '/categories/caf%C3%A9-news/rss.xml'],
    ['/blog/feed.xml', '/atom.xml'],
    ['/posts/index.xml', '/rss.xml'],
  ])('%s redirects to %s', async (path, location) => {
    expect((await get(path)).headers.get('Location')).toBe(location);
    expect((await get(location)).status).toBe(200);
  });

  it.each(['/?feed=podcast', '/?feed=rss2&cat=7', '/?feed=__proto__'])(
    'that names an unknown feed is refused: %s',
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );

  it('of a comments feed is gone', async () => {
    expect((await get('/?feed=comments-rss2')).status).toBe(410);
  });

  it.each(['/feed/none.xml', '/tag/none/feed/'])(
    'of a missing feed redirects to a 404: %s',
    async (path) => {
      const location = (await get(path)).headers.get('Location') ?? '';
      expect((await get(location)).status).toBe(404);
    },
  );

  it.each(['/tag/%20/feed/', '/tag/%ff/feed/', `/category/${'a/'.repeat(500)}feed/`])(
    'with an empty, malformed or overlong name is rejected: %s',
    async (path) => {
      expect([400, 404]).toContain((await get(path)).status);
    },
  );
});

describe('OLD_ADDRESSES', () => {
  it('set to answer serves the feed, which contains its new URL', async () => {
    const response = await appWith({ OLD_ADDRESSES: 'answer' }).request(
      '/feed/Caf%C3%A9%20News.xml',
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/atom\+xml/);
    expect(response.headers.get('Cache-Tag')).toMatch(/^scope-\d+$/);
    expect(await response.text()).toContain(
      'https://feeds.example/categories/caf%C3%A9-news/atom.xml',
    );
  });

  it('set to answer supports conditional requests, and responds with 404 for a missing feed', async () => {
    const app = appWith({ OLD_ADDRESSES: 'answer' });
    const etag = (await app.request('/feed.xml')).headers.get('ETag') ?? '';
    const again = await app.request('/feed.xml', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect((await app.request('/tag/none/feed/')).status).toBe(404);
  });

  it('set to off disables all old URLs', async () => {
    const app = appWith({ OLD_ADDRESSES: 'off' });
    expect((await app.request('/feed.xml')).status).toBe(404);
    expect((await app.request('/?feed=atom')).headers.get('Location')).toBe('/');
  });
});

describe('REDIRECTS', () => {
  const app = appWith({
    REDIRECTS:
      '/news.rdf /rss.xml; /rubric/:name/feed /categories/:name/atom.xml; /feed.xml /rss.xml; /cast.xml gone',
  });

  it.each([
    ['/news.rdf', 301, '/rss.xml'],
    ['/NEWS.RDF/', 301, '/rss.xml'],
    ['/rubric/Caf%C3%A9%20News/feed', 301, '/categories/caf%C3%A9-news/atom.xml'],
    ['/feed.xml', 301, '/rss.xml'],
    ['/cast.xml', 410, null],
    ['/feed/', 301, '/rss.xml'],
  ])(
    'take precedence over the built-in old URLs: %s responds with %i %s',
    async (path, status, location) => {
      const response = await app.request(path);
      expect([response.status, response.headers.get('Location')]).toEqual([status, location]);
    },
  );
});
