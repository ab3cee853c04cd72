// Named feeds: mixes that are defined with the site's content, for partners.
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDetails, formats } from '../../src/model/format.ts';
import { etagAt, get, importSite, post, titlesAt } from '../support/feedmill.ts';

const picture = '![A crane](/crane.jpg)\n';

const posts = {
  '_posts/2026-01-01-harbour.md': post(
    'title: Harbour opens\ncategory: town\ntags: [port]',
    picture,
  ),
  '_posts/2026-01-02-ship.md': post('title: Ship sinks\ncategory: world\ntags: [port]'),
  '_posts/2026-01-03-mayor.md': post('title: Mayor speaks\ncategory: town\nauthor: Ann'),
  '_posts/2026-01-04-advert.md': post('title: Advert\ncategory: town\ntags: [ads]', picture),
};

const feeds = `
flipboard:
  title: The Paper for Flipboard
  description: Town and port
  any: [category: town, tag: port]
  without: [tags:ads]
  with-picture: true
both:
  all: [categories:town, tags:port]
byMix:
  mix: categories:town,tags:port!tags:ads
newest:
  items: 2
  content: title
soon:
  any: [tags:nothing-yet]
`;

beforeAll(() => importSite(posts, { feeds }));

describe('a named feed', () => {
  it.each([
    ['flipboard', ['Harbour opens']],
    ['both', ['Harbour opens']],
    ['bymix', ['Mayor speaks', 'Ship sinks', 'Harbour opens']],
    ['newest', ['Advert', 'Mayor speaks']],
    ['soon', []],
  ])('has the articles that its definition selects: %s', async (name, titles) => {
    expect(await titlesAt(`/feeds/${name}/feed.json`)).toEqual(titles);
  });

  it.each(formats)('is available as %s, with its own title and URL', async (format) => {
    const { file, mediaType } = formatDetails[format];
    const response = await get(`/feeds/flipboard/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(`${mediaType}; charset=utf-8`);
    const text = await response.text();
    expect(text).toContain('The Paper for Flipboard');
    expect(text).toContain('Town and port');
    expect(text).toContain(`https://feeds.example/feeds/flipboard/${file}`);
  });

  it('is gone if its definition is', async () => {
    await importSite({}, { feeds: 'other:\n  any: tags:port' });
    expect((await get('/feeds/flipboard/rss.xml')).status).toBe(404);
    expect((await get('/feeds/other/rss.xml')).status).toBe(200);
    await importSite({}, { feeds });
    expect((await get('/feeds/flipboard/rss.xml')).status).toBe(200);
  });

  it('responds to its ETag with a 304 until one of its scopes changes', async () => {
    const etag = (await etagAt('/feeds/flipboard/rss.xml')) ?? '';
    const poll = () => get('/feeds/flipboard/rss.xml', { 'If-None-Match': etag });
    expect((await poll()).status).toBe(304);
    await importSite({ '_posts/2026-01-05-x.md': post('title: X\ncategory: world') }, { feeds });
    expect((await poll()).status).toBe(304);
    await importSite({ '_posts/2026-01-06-y.md': post('title: Y\ncategory: town') }, { feeds });
    expect((await poll()).status).toBe(200);
  });
});

describe('a named feed with more articles than it shows', () => {
  it('leads to parts with the older ones, down to the first', async () => {
    const titles: string[] = [];
    let path: string | undefined = '/feeds/newest/feed.json';
    while (path !== undefined) {
      const part: Part = await (await get(path)).json<Part>();
      titles.push(...part.items.map(({ title }) => title));
      path = part.next_url && new URL(part.next_url).pathname;
    }
    expect(titles.length).toBeGreaterThan(4);
    expect(titles).toEqual(await titlesAt('/feed.json'));
  });

  it.each(['start', '20260231000000-1', 'x'])('has no part at %s', async (page) => {
    expect((await get(`/feeds/newest/before/${page}/rss.xml`)).status).toBe(404);
  });
});

describe('a list of feeds', () => {
  it.each(['/', '/feeds/', '/feeds/?q=flip'])('names the named feed: %s', async (path) => {
    const page = await (await get(path)).text();
    expect(page).toContain(
      '<a href="/feeds/flipboard/"><bdi>The Paper for Flipboard</bdi></a></li>',
    );
  });

  it('has a page for each named feed, with its articles but without their number', async () => {
    const page = await (await get('/feeds/flipboard/')).text();
    expect(page).toContain('href="/feeds/flipboard/atom.xml"');
    expect(page).toContain('Harbour opens');
    expect(page).not.toMatch(/\d+ articles?/);
  });

  it.each(['/opml.xml', '/feeds/opml.xml'])('has named feeds as OPML: %s', async (path) => {
    const text = await (await get(path)).text();
    expect(text).toContain('text="The Paper for Flipboard"');
    expect(text).toContain('xmlUrl="https://feeds.example/feeds/flipboard/rss.xml"');
  });
});

describe('the URL of a named feed', () => {
  it.each([
    ['/feeds/ByMix/RSS.xml', '/feeds/bymix/rss.xml'],
    ['/feeds/flipboard', '/feeds/flipboard/'],
    ['/feeds', '/feeds/'],
  ])('%s redirects to the canonical URL %s', async (given, canonical) => {
    const moved = await get(given);
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, canonical]);
  });

  it.each([
    ['/feeds/posts/default', '/atom.xml'],
    ['/feeds/all.rss.xml', '/rss.xml'],
  ])('does not shadow the old URL %s', async (old, canonical) => {
    expect((await get(old)).headers.get('Location')).toBe(canonical);
  });

  it.each(['/feeds/unknown/rss.xml', '/feeds/unknown/', '/mix/feeds:both,tags:port/rss.xml'])(
    'is a 404 if there is no such feed: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

interface Part {
  readonly items: readonly { readonly title: string }[];
  readonly next_url?: string;
}
