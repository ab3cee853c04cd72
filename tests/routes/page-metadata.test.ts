// Search engines and previews of links read these in the head of a page.
import { beforeAll, describe, expect, it } from 'vitest';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';

const hostile = '"><script>alert(1)</script>';

beforeAll(async () => {
  const files = Array.from({ length: 60 }, (_, at): [string, string] => [
    `_posts/2026-01-01-p${at}.md`,
    post(`title: Post ${at}\ntags: [c++, ${JSON.stringify(hostile)}]`),
  ]);
  const config = `${plainConfig}\nlogo: https://paper.example/logo.png`;
  await importSite(Object.fromEntries(files), { config });
});

const canonicalOf = (page: string) => /<link rel="canonical" href="([^"]*)"/.exec(page)?.[1];
const propertyOf = (page: string, name: string) =>
  new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(page)?.[1];

describe('the metadata of a page', () => {
  it.each(['/', '/tags/', '/tags/c%2B%2B/', '/archive/start/', '/tags/c%2B%2B/archive/start/'])(
    'name its canonical URL: %s',
    async (path) => {
      const page = await (await get(path)).text();
      expect(canonicalOf(page)).toBe(`https://feeds.example${path}`);
      expect(propertyOf(page, 'url')).toBe(`https://feeds.example${path}`);
    },
  );

  it('name the page of a feed if a person opens the feed', async () => {
    const opened = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' };
    const page = await (await get('/tags/c%2B%2B/atom.xml', opened)).text();
    expect(canonicalOf(page)).toBe('https://feeds.example/tags/c%2B%2B/');
  });

  it('say what a preview of a link shows', async () => {
    const page = await (await get('/tags/c%2B%2B/')).text();
    expect(propertyOf(page, 'title')).toBe('c++');
    expect(propertyOf(page, 'site_name')).toBe('The Paper');
    expect(propertyOf(page, 'description')).toBe('News of a small town');
    expect(propertyOf(page, 'image')).toBe('https://paper.example/logo.png');
    expect(propertyOf(await (await get('/')).text(), 'title')).toBe('The Paper');
  });

  it('are missing where search engines should not look', async () => {
    for (const path of ['/tags/?q=c', '/none/']) {
      const page = await (await get(path, { Accept: 'text/html' })).text();
      expect(page).toContain('noindex');
      expect(canonicalOf(page)).toBeUndefined();
    }
  });

  it('cannot be broken out of by a name', async () => {
    const list = await (await get('/tags/')).text();
    const [, path = ''] = /href="(\/tags\/%22[^"]*)"/.exec(list) ?? [];
    const page = await (await get(path)).text();
    expect(propertyOf(page, 'title')).toContain('&quot;&gt;&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});
