// URLs of WordPress and Blogger that name several categories or tags, and those of WordPress's search.
import { beforeAll, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

beforeAll(() =>
  importSite({
    '_posts/2026-01-01-a.md': post('title: A\ncategory: Café News\ntag: Café News'),
    '_posts/2026-01-02-b.md': post('title: B\ncategory: Sea\ntags: [Große Fahrt, Lotse]'),
  }),
);

it.each([
  ['/?feed=rss2&tag=lotse,caf%C3%A9-news', '/mix/tags:caf%C3%A9-news,tags:lotse/rss.xml'],
  ['/?feed=atom&tag=lotse+cafe-news', '/mix/tags:caf%C3%A9-news+tags:lotse/atom.xml'],
  ['/tag/grosse-fahrt,lotse/feed/', '/mix/tags:gro%C3%9Fe-fahrt,tags:lotse/rss.xml'],
  ['/?feed=rss2&category_name=sea,none', '/categories/sea/rss.xml'],
  ['/category/sea+caf%C3%A9-news/feed/', '/mix/categories:caf%C3%A9-news+categories:sea/rss.xml'],
  [
    '/?feed=rss2&tag=cafe-news&category_name=caf%C3%A9-news',
    '/mix/categories:caf%C3%A9-news+tags:caf%C3%A9-news/rss.xml',
  ],
  ['/blog?format=rss&category=Sea&tag=Lotse', '/mix/categories:sea+tags:lotse/rss.xml'],
  ['/feed/?tag=lotse', '/tags/lotse/rss.xml'],
  ['/blog/feed/atom/?tag=lotse,caf%C3%A9-news', '/mix/tags:caf%C3%A9-news,tags:lotse/atom.xml'],
  ['/FEED?category_name=parent/sea&utm_source=x', '/categories/sea/rss.xml'],
  ['/wp-atom.php?tag=cafe-news', '/tags/caf%C3%A9-news/atom.xml'],
  ['/feed/podcast/?category_name=sea', '/categories/sea/rss.xml'],
  ['/feed/?s=Linux+Kernel', '/search/linux%20kernel/rss.xml'],
  ['/category/sea/feed/?tag=lotse', '/mix/categories:sea+tags:lotse/rss.xml'],
  ['/category/sea/?feed=atom&tag=lotse', '/mix/categories:sea+tags:lotse/atom.xml'],
  ['/category/none/feed/?category_name=sea', '/categories/sea/rss.xml'],
  ['/feed/?tag=&cat=&paged=2&p=', '/rss.xml'],
  ['/?feed=rss2&cat=0&p=', '/rss.xml'],
  ['/?s=Linux+Kernel', '/search/?q=linux+kernel'],
  ['/index.php?s=%E7%90%86%E8%B4%A2', '/search/?q=%E7%90%86%E8%B4%A2'],
  ['/search/linux+kernel/', '/search/?q=linux+kernel'],
  [
    '/feeds/posts/default/-/Lotse/Gro%C3%9Fe%20Fahrt',
    '/mix/tags:gro%C3%9Fe-fahrt+tags:lotse/atom.xml',
  ],
  [
    '/feeds/posts/summary/-/sea/caf%C3%A9-news?alt=rss',
    '/mix/categories:caf%C3%A9-news+categories:sea/rss.xml',
  ],
])('%s redirects to %s', async (path, location) => {
  expect((await get(path)).headers.get('Location')).toBe(location);
  expect((await get(location)).status).toBe(200);
});

it.each(['/feed/?cat=7', '/feed/atom?cat=-7', '/wp-rss2.php?author=1', '/?feed=rss2&year=2026'])(
  'a feed by a number or a date is refused, and is not that of the site: %s',
  async (path) => {
    expect((await get(path)).status).toBe(400);
  },
);

it('the feed of a post that has a number is one of comments: /feed/?p=7', async () => {
  expect((await get('/feed/?p=7')).status).toBe(410);
});

it.each([
  '/feed/?tag=none',
  '/category/none/feed/?tag=lotse',
  '/?feed=rss2&tag=lotse+none',
  '/?feed=rss2&tag=none,nothing',
  '/?feed=rss2&tag=lotse&author_name=nobody',
  '/?feed=rss2&tag=a,b,c,d,e,f,g,h,lotse',
])('a feed that lacks what it needs is a 404: %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

it('a search leads nowhere if there is none', async () => {
  expect((await appWith({}).request('/search/linux/')).status).toBe(404);
  expect((await appWith({}).request('/?s=linux')).headers.get('Location')).toBe('/');
});
