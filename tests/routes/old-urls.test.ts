import { beforeAll, describe, expect, it } from 'vitest';
import { oldUrls } from '../../src/http/old-urls.ts';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const name = '"Café News"';

beforeAll(() =>
  importSite({
    '_posts/2026-01-01-a.md': post(`title: A\ncategory: ${name}\ntag: ${name}\nauthor: ${name}`),
    '_posts/2026-01-02-b.md': post('title: B'),
  }),
);

const files = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
const folders = {
  site: '/',
  category: '/categories/caf%C3%A9-news/',
  tag: '/tags/caf%C3%A9-news/',
  author: '/authors/caf%C3%A9-news/',
};
const ownPaths = new Set(['/rss.xml', '/atom.xml', '/feed.json']);

/** Returns a URL that matches a pattern. The name in it is not normalized. */
function example(pattern: string, format = 'atom'): string {
  const path = pattern
    .replace('**/', 'parent/')
    .replace(/\*/g, 'somebody')
    .replace(':format', format);
  return (ownPaths.has(path) ? `/blog${path}` : path).replace(':name', 'Caf%C3%A9%20news');
}

// The other patterns match only if an earlier one has found nothing; they are tested below.
// Those of collections are in collections.test.ts.
const ofPosts = oldUrls.filter(
  ([, target]) =>
    !['results', 'labels'].includes(String(target)) &&
    !['collection', 'search'].includes(target[0]),
);
const alone = ofPosts.filter(
  ([pattern], index) =>
    !pattern.startsWith('/**') && ofPosts.findIndex(([other]) => other === pattern) === index,
);

describe('an old URL', () => {
  it.each(alone)(
    '%s redirects to the feed in the same format, or is gone',
    async (pattern, target) => {
      const path = example(pattern);
      for (const spelling of [
        path,
        `${path}/`,
        path.toUpperCase().replaceAll('%C3%A9', '%c3%a9'),
      ]) {
        const response = await get(spelling);
        if (typeof target === 'string') {
          expect(response.status).toBe(410);
          expect(response.headers.get('Cache-Control')).toBe('public, max-age=86400');
          continue;
        }
        const [kind, format] = target;
        const location =
          folders[kind as keyof typeof folders] +
          files[pattern.includes(':format') ? 'atom' : format];
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
    ['/feed/?feed=atom', '/atom.xml'],
    ['/tag/caf%C3%A9-news/feed/?feed=atom', '/tags/caf%C3%A9-news/atom.xml'],
    ['/feed/?feed=rss2&tag=caf%C3%A9-news', '/tags/caf%C3%A9-news/rss.xml'],
    ['/index.xml?format=rss', '/rss.xml'],
    ['/rss.xml?feed=rss2', '/rss.xml'],
    ['/tags/caf%C3%A9-news/feed.json?format=feed', '/tags/caf%C3%A9-news/feed.json'],
    ['/category/a/b/caf%C3%A9-news/feed/', '/categories/caf%C3%A9-news/rss.xml'],
    ['/blog/feed.xml', '/atom.xml'],
    ['/blog/tags/caf%C3%A9-news/atom.xml', '/tags/caf%C3%A9-news/atom.xml'],
    ['/blog/categories/caf%C3%A9-news/rss.xml', '/categories/caf%C3%A9-news/rss.xml'],
    ['/posts/authors/caf%C3%A9-news/atom.xml', '/authors/caf%C3%A9-news/atom.xml'],
    ['/posts/index.xml', '/rss.xml'],
    ['/index.php/feed/', '/rss.xml'],
    ['/blog/index.php/category/caf%C3%A9-news/feed/', '/categories/caf%C3%A9-news/rss.xml'],
    ['/feed/json', '/feed.json'],
    ['/?feed=json', '/feed.json'],
    ['/feed/RDF/', '/rss.xml'],
    ['/category/caf%C3%A9-news/?feed=atom', '/categories/caf%C3%A9-news/atom.xml'],
    ['/feeds/posts/default', '/atom.xml'],
    ['/feeds/posts/default?alt=rss', '/rss.xml'],
    ['/feeds/posts/default/-/caf%C3%A9-news?alt=rss', '/tags/caf%C3%A9-news/rss.xml'],
    ['/?format=rss', '/rss.xml'],
    ['/blog?format=rss', '/rss.xml'],
    ['/blog?format=rss&tag=Caf%C3%A9+news', '/tags/caf%C3%A9-news/rss.xml'],
    ['/blog/category/Caf%C3%A9+news?format=rss', '/categories/caf%C3%A9-news/rss.xml'],
    ['/categories/caf%C3%A9-news/?format=rss', '/categories/caf%C3%A9-news/rss.xml'],
    ['/index.php?format=feed&type=atom', '/atom.xml'],
    ['/caf%C3%A9-news?format=feed&type=rss', '/categories/caf%C3%A9-news/rss.xml'],
    ['/feeds/caf%C3%A9-news.atom.xml', '/categories/caf%C3%A9-news/atom.xml'],
    // With the slugs of WordPress, and of generators that write names in ASCII.
    ['/category/parent/cafe-news/feed/', '/categories/caf%C3%A9-news/rss.xml'],
    ['/?feed=atom&tag=cafe-news', '/tags/caf%C3%A9-news/atom.xml'],
    ['/author/cafe-news/feed/', '/authors/caf%C3%A9-news/rss.xml'],
    ['/feeds/tag/cafe-news.atom.xml', '/tags/caf%C3%A9-news/atom.xml'],
    ['/?s=Linux+Kernel&feed=rss2', '/search/linux%20kernel/rss.xml'],
    ['/?s=a%2Fb&feed=atom', '/search/a%2Fb/atom.xml'],
    ['/search/linux+kernel/feed/', '/search/linux%20kernel/rss.xml'],
    ['/search/%E7%90%86%E8%B4%A2/feed/atom/', '/search/%E7%90%86%E8%B4%A2/atom.xml'],
  ])('%s redirects to %s', async (path, location) => {
    expect((await get(path)).headers.get('Location')).toBe(location);
    expect((await get(location)).status).toBe(200);
  });

  it.each([
    '/?feed=quote',
    '/?feed=rss2&cat=7',
    '/?feed=__proto__',
    '/?feed=rss2&author=7',
    '/index.php?option=com_content&view=category&id=5&format=feed',
    '/feeds/posts/default?alt=json',
  ])('that names an unknown feed is refused: %s', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it.each([
    '/?feed=comments-rss2',
    '/?feed=rss2&p=7',
    '/2026/01/02/b/feed/',
    '/index.php/2026/01/02/b.html/feed/atom/',
    '/feeds/comments/default',
  ])('of a comments feed is gone: %s', async (path) => {
    expect((await get(path)).status).toBe(410);
  });

  it.each([
    '/feed/none.xml',
    '/tag/none/feed/',
    '/feeds/somebody.atom.xml',
    '/feeds/posts/default/-/none',
    '/2026/01/01/none/feed/',
    '/news?format=rss',
    '/?format=rss&category=none',
    '/categories/none/?format=rss',
    '/feed/?feed=rss2&tag=none',
    '/categories/cat_none.xml',
    '/?s=---&feed=rss2',
    '/search/a+b+c+d+e+f+g+h+i/feed/',
  ])('of a missing feed is a 404 at once, which clients do not remember: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
  });

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

  it('leads to no search if there is none', async () => {
    expect((await appWith({}).request('/search/linux/feed/')).status).toBe(404);
  });

  it('set to off disables all old URLs', async () => {
    const app = appWith({ OLD_ADDRESSES: 'off' });
    expect((await app.request('/feed.xml')).status).toBe(404);
    expect((await app.request('/?feed=atom')).headers.get('Location')).toBe('/');
  });
});
