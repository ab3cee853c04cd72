import { beforeAll, describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

beforeAll(() =>
  importSite({
    '_posts/2026-01-01-a.md': post('title: A\ncategory: "Café News"\ntag: "Café News"'),
    '_posts/2026-01-02-b.md': post('title: B\ncategory: 理财'),
  }),
);

const app = appWith({
  REDIRECTS: `
    /news.rdf /rss.xml
    /rubric/:name/feed /categories/:name/atom.xml
    /feed.xml /rss.xml
    /cast.xml gone
    /?feed=rss2&cat=7 /categories/理财/rss.xml
    /?feed=rss2&category_name=old-:name /categories/:name/rss.xml
    /categories/money/rss.xml /categories/理财/rss.xml
    /categories/钱/rss.xml /categories/理财/rss.xml
    /categories/café-news/atom.xml /categories/none/atom.xml
    /旧/*/feed /atom.xml
    /archive/**/feed gone
  `,
});
const money = '/categories/%E7%90%86%E8%B4%A2/rss.xml';

describe('REDIRECTS', () => {
  it.each([
    ['/news.rdf', 301, '/rss.xml'],
    ['/NEWS.RDF/', 301, '/rss.xml'],
    ['/news.rdf?utm_source=x', 301, '/rss.xml'],
    ['/rubric/Caf%C3%A9%20News/feed', 301, '/categories/caf%C3%A9-news/atom.xml'],
    ['/feed.xml', 301, '/rss.xml'],
    ['/cast.xml', 410, null],
    ['/feed/', 301, '/rss.xml'],
    ['/%E6%97%A7/2019/feed', 301, '/atom.xml'],
    ['/archive/a/b/c/feed', 410, null],
  ])('take precedence over the built-in old URLs: %s responds with %i %s', async (...expected) => {
    const response = await app.request(expected[0]);
    expect([expected[0], response.status, response.headers.get('Location')]).toEqual(expected);
  });

  it.each([
    ['/rubric/none/feed', 404],
    ['/rubric/a%2Fb/feed?x=1', 404],
    ['/categories/caf%C3%A9-news/atom.xml', 200],
  ])('lead to no feed that does not exist: %s responds with %i', async (url, status) => {
    const response = await app.request(url);
    expect([response.status, response.headers.get('Location')]).toEqual([status, null]);
  });

  it.each([
    ['/?feed=rss2&cat=7', money],
    ['/?cat=7&feed=rss2&paged=2', money],
    ['/?feed=rss2&category_name=old-Caf%C3%A9%20News', '/categories/caf%C3%A9-news/rss.xml'],
    ['/?feed=rss2', '/rss.xml'],
  ])(
    'may have a query, whose parameters a URL must have among others: %s',
    async (url, location) => {
      expect((await app.request(url)).headers.get('Location')).toBe(location);
    },
  );

  it.each([
    '/categories/money/rss.xml',
    '/categories/Money/rss.xml/',
    '/categories/%E9%92%B1/rss.xml',
  ])('take precedence over the feed of a category, so that it can be renamed: %s', async (url) => {
    const response = await app.request(url);
    expect([response.status, response.headers.get('Location')]).toEqual([301, money]);
  });

  it('apply to the feed that an old URL leads to, so clients are redirected once', async () => {
    expect((await app.request('/category/money/feed/')).headers.get('Location')).toBe(money);
  });

  it('leave other feeds of a renamed category as they are', async () => {
    expect((await app.request('/categories/%E7%90%86%E8%B4%A2/rss.xml')).status).toBe(200);
  });

  it.each([
    ['/a.xml /b.xml; /b.xml /a.xml', 'loop'],
    ['/a/:name /b/:name; /b/:name /a/:name', 'loop'],
    ['/categories/x/atom.xml /feed/x.xml', 'loop'],
    ['/categories/x/rss.xml /Categories/X/rss.xml/', 'loop'],
    ['/a/:name /rss.xml; /a/b /atom.xml', 'never applies'],
    ['/a /rss.xml; /a?b=1 /atom.xml', 'never applies'],
    ['/a.xml /rss.xml; /A.xml/ /atom.xml', 'never applies'],
  ])('stop the start if they have a loop or a redirect that never applies: %s', (text, reason) => {
    expect(() => appWith({ REDIRECTS: text })).toThrow(reason);
  });

  it('may lead through several redirects', async () => {
    const chain = appWith({ REDIRECTS: '/a.xml /b.xml; /b.xml /c.xml; /c.xml /rss.xml' });
    expect((await chain.request('/b.xml')).headers.get('Location')).toBe('/c.xml');
  });
});
