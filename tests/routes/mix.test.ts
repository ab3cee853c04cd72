import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatDetails, formats } from '../../src/model/format.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { etagAt, get, importSite, post, titlesAt } from '../support/feedmill.ts';

const articles: [string, string, string[]][] = [
  ['Harbour opens', 'town', ['port', 'c++']],
  ['Ship sinks', 'world', ['port']],
  ['Mayor speaks', 'town', ['talk']],
  ['Ferry talks', 'world', ['port', 'talk']],
  ['Advert', 'town', ['port', 'ads']],
];

beforeAll(async () => {
  const posts = articles.map(([title, category, tags], index): [string, string] => [
    `_posts/2026-01-0${index + 1}-post-${index}.md`,
    post(`title: ${title}\ncategory: ${category}\ntags: [${tags.join(', ')}]`),
  ]);
  await importSite(Object.fromEntries(posts));
});

const mixed = (mix: string) => titlesAt(`/mix/${mix}/feed.json`);

describe('a feed of several scopes', () => {
  it('has the articles that are in all of its scopes if a plus joins them', async () => {
    expect(await mixed('categories:town+tags:port')).toEqual(['Advert', 'Harbour opens']);
  });

  it('has the articles that are in any of its scopes if a comma joins them', async () => {
    expect(await mixed('tags:port,tags:talk')).toEqual([
      'Advert',
      'Ferry talks',
      'Mayor speaks',
      'Ship sinks',
      'Harbour opens',
    ]);
  });

  it('leaves out the articles of scopes after an exclamation mark', async () => {
    expect(await mixed('!categories:world,tags:ads')).toEqual(['Mayor speaks', 'Harbour opens']);
  });

  it('can include some scopes and leave out others', async () => {
    expect(await mixed('categories:town+tags:port!tags:ads')).toEqual(['Harbour opens']);
    expect(await mixed('tags:port,tags:talk!categories:world')).toEqual([
      'Advert',
      'Mayor speaks',
      'Harbour opens',
    ]);
  });

  it('accepts percent-encoded separators in the names of its scopes', async () => {
    expect(await mixed('categories:town+tags:c%2B%2B')).toEqual(['Harbour opens']);
  });

  it.each(formats)('is available as %s, with its own URL and title', async (format) => {
    const { file, mediaType } = formatDetails[format];
    const response = await get(`/mix/categories:town+tags:port/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(`${mediaType}; charset=utf-8`);
    const text = await response.text();
    expect(text).toContain(`https://feeds.example/mix/categories:town+tags:port/${file}`);
    expect(text).toContain('town + port · The Paper');
  });

  it('responds to its ETag with a 304 until one of its scopes changes', async () => {
    const path = '/mix/categories:world+tags:talk/rss.xml';
    const etag = (await etagAt(path)) ?? '';
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
    await importSite({
      '_posts/2026-01-09-more.md': post('title: More talk\ncategory: world\ntags: [talk]'),
    });
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(200);
    await importSite({}, { deleted: ['_posts/2026-01-09-more.md'] });
  });
});

describe('the URL of a mix', () => {
  it.each([
    ['tags:port+categories:town', 'categories:town+tags:port'],
    ['Categories:Town+tags:port', 'categories:town+tags:port'],
    ['tags:talk,tags:port,tags:talk', 'tags:port,tags:talk'],
    ['!tags:talk,categories:world', '!categories:world,tags:talk'],
    ['categories:town+tags:%63%2b%2b', 'categories:town+tags:c%2B%2B'],
    ['categories%3Atown+tags%3Aport', 'categories:town+tags:port'],
    ['categories%3atown%2btags%3aport', 'categories:town+tags:port'],
    ['categories:town%20tags:port', 'categories:town+tags:port'],
    ['tags:talk,%20tags:port', 'tags:port,tags:talk'],
    ['tags%3Aport%2Ctags%3Atalk%21tags%3Aads', 'tags:port,tags:talk!tags:ads'],
    ['%21tags%3Atalk', '!tags:talk'],
    ['categories%3Atown+tags%3Ac%2B%2B', 'categories:town+tags:c%2B%2B'],
    ['categories%3Atown%2Btags%3Ac%252B%252B', 'categories:town+tags:c%2B%2B'],
    ['tags:c+++categories:town', 'categories:town+tags:c%2B%2B'],
    [Array(9).fill('tags:port').join(',').concat(',tags:talk'), 'tags:port,tags:talk'],
  ])('%s redirects to the canonical URL %s', async (given, canonical) => {
    const moved = await get(`/mix/${given}/rss.xml`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('Location')).toBe(`/mix/${canonical}/rss.xml`);
    expect((await get(`/mix/${canonical}/rss.xml`)).status).toBe(200);
  });

  it('redirects to the feed of the scope if it names only one', async () => {
    expect((await get('/mix/tags:port,tags:port/atom.xml')).headers.get('Location')).toBe(
      '/tags/port/atom.xml',
    );
  });

  it.each([
    'port',
    'tags:port+categories:town,tags:talk',
    'tags:',
    'tags:port!',
    '!',
    'tags:port!tags:talk!tags:ads',
    'tags:port:more+tags:talk',
    'authors:ann+tags:port',
    'tags:none+tags:port',
    '!tags:none',
  ])('responds with 404 if it is invalid or names an unknown scope: %s', async (mix) => {
    expect((await get(`/mix/${mix}/rss.xml`)).status).toBe(404);
  });

  it.each([9, 50, 400])('says what its limit is if it has %i scopes', async (count) => {
    const scopes = Array.from({ length: count }, (_, index) => `tags:t${index}`).toSorted();
    for (const accept of ['*/*', 'text/html']) {
      const response = await get(`/mix/${scopes.join(',')}/rss.xml`, { Accept: accept });
      expect(response.status).toBe(400);
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
      expect(await response.text()).toContain(`has ${count} scopes, and a mix has at most 8`);
    }
  });
});

describe('a feed of several large scopes', () => {
  const d1 = new CountingD1(env.DB);
  const app = appWith({ FEED_ITEMS: '10' }, d1);

  // The worst case: two large scopes, of which only the oldest article is in both.
  beforeAll(async () => {
    await importSite({
      '_posts/2020-01-01-both.md': post('title: Both\ncategories: [even, odd]'),
    });
    const numbers =
      'with recursive n(i) as (select 1 union all select i + 1 from n where i < 9000)';
    const copied = 'select 1600000000 + i * 60, 1000 + i, 2000';
    await env.DB.batch([
      env.DB.prepare(`${numbers} insert into scope_article (published_at, article_id, size, scope_id)
        ${copied}, scope.id from n, scope where slug = iif(i % 2, 'odd', 'even')`),
      env.DB.prepare(`${numbers} insert into scope_article (published_at, article_id, size, scope_id)
        ${copied}, scope.id from n, scope where kind = 'site'`),
      env.DB.prepare('update scope set article_count = 9001'),
    ]);
  });

  beforeEach(() => d1.restart());

  it.each([
    ['categories:even,categories:odd', 90],
    ['categories:even+categories:odd', 5100],
    ['!categories:even', 300],
    ['!categories:even,categories:odd', 5100],
  ])('like %s reads at most %i rows', async (mix, max) => {
    expect((await app.request(`/mix/${mix}/rss.xml`)).status).toBe(200);
    expect(await d1.rowsRead()).toBeLessThanOrEqual(max);
  });

  it('says where the search ended, and the next part goes on to the last article', async () => {
    let path = '/mix/categories:even+categories:odd/feed.json';
    const parts: string[][] = [];
    for (;;) {
      const part = await (await app.request(path)).json<Part>();
      parts.push(part.items.map(({ title }) => title));
      expect(part.user_comment?.includes(part.next_url ?? '')).toBe(part.next_url && true);
      if (part.next_url === undefined) break;
      path = new URL(part.next_url).pathname;
    }
    expect(parts).toEqual([[], ['Both']]);
  });

  it('reads the row of the site and at most two per scope for a 304', async () => {
    const path = '/mix/categories:even+categories:odd/rss.xml';
    const etag = (await app.request(path)).headers.get('ETag') ?? '';
    d1.restart();
    expect((await app.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect(d1.roundTrips).toBe(1);
    expect(await d1.rowsRead()).toBeLessThanOrEqual(5);
  });
});

interface Part {
  readonly items: readonly { readonly title: string }[];
  readonly next_url?: string;
  readonly user_comment?: string;
}
