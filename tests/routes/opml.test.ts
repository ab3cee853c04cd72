import { env } from 'cloudflare:workers';
import type { Element } from '@xmldom/xmldom';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, post, publicUrl } from '../support/feedmill.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

beforeEach(startEmpty);

const files = {
  '_posts/2026-01-01-a.md': post('title: A\ncategories: [Town, "R&D <x>"]\ntags: [c++]'),
};

async function bodyAt(path: string): Promise<Element> {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('text/x-opml; charset=utf-8');
  const [body] = childrenOf(parseXml(await response.text()), 'body');
  if (!body) throw new Error(`${path} has no body`);
  return body;
}

const outlinesIn = (parent: Element) => childrenOf(parent, 'outline');
const feedsIn = (parent: Element): (string | null)[] =>
  outlinesIn(parent).map((outline) => outline.getAttribute('xmlUrl'));

describe('the list of all feeds', () => {
  it.each(['/opml.xml', '/.well-known/feeds'])('is at %s', async (path) => {
    await importSite(files);
    const [site, categories, tags] = outlinesIn(await bodyAt(path));
    expect(site?.getAttribute('type')).toBe('rss');
    expect(site?.getAttribute('text')).toBe('The Paper');
    expect(site?.getAttribute('xmlUrl')).toBe(`${publicUrl}/rss.xml`);
    expect(site?.getAttribute('htmlUrl')).toBe('https://paper.example/');
    expect(categories && feedsIn(categories)).toEqual([
      `${publicUrl}/categories/r%26d-%3Cx%3E/rss.xml`,
      `${publicUrl}/categories/town/rss.xml`,
    ]);
    expect(tags && feedsIn(tags)).toEqual([`${publicUrl}/tags/c%2B%2B/rss.xml`]);
  });

  it('is linked from the heads of pages', async () => {
    await importSite(files);
    for (const page of ['/', '/tags/c%2B%2B/']) {
      const link = '<link rel="alternate" type="text/x-opml"';
      expect(await (await get(page)).text()).toContain(link);
    }
  });

  it('responds with 304 until a scope changes, and has the date of the last change', async () => {
    await importSite(files);
    const first = await get('/opml.xml');
    const root = parseXml(await first.text());
    const [head] = childrenOf(root, 'head');
    const modified = Date.parse((head && childText(head, 'dateModified')) ?? '');
    expect(Math.abs(Date.now() - modified)).toBeLessThan(3_600_000);
    const copy = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect((await get('/opml.xml', copy)).status).toBe(304);
    await importSite({ '_posts/2026-01-02-b.md': post('title: B\ntags: [new]') });
    expect((await get('/opml.xml', copy)).status).toBe(200);
  });
});

describe('the list of feeds of one kind', () => {
  it('has the categories in order, with the titles of their feeds', async () => {
    await importSite(files);
    const outlines = outlinesIn(await bodyAt('/categories/opml.xml'));
    expect(outlines.map((outline) => outline.getAttribute('title'))).toEqual([
      'R&D <x> · The Paper',
      'Town · The Paper',
    ]);
  });

  it('has the tags at /tags/opml.xml', async () => {
    await importSite(files);
    expect(feedsIn(await bodyAt('/tags/opml.xml'))).toHaveLength(1);
  });

  it.each(['/categories/opml.xml', '/tags/opml.xml', '/tags/after/a/opml.xml'])(
    'does not exist if there are none, since OPML requires an outline: %s',
    async (path) => {
      await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
      expect((await get(path)).status).toBe(404);
      expect(outlinesIn(await bodyAt('/opml.xml'))).toHaveLength(1);
    },
  );

  it('is split into linked parts of five thousand feeds, which say that they are parts', async () => {
    await importSite(files);
    const names = Array.from({ length: 6_234 }, (_, index) => `t${String(index).padStart(4, '0')}`);
    await env.DB.prepare(
      `insert into scope (kind, slug, name, revision, changed_at, article_count)
       select 'tag', value, value, 1, 1, 1 from json_each(?)`,
    )
      .bind(JSON.stringify(names))
      .run();
    const first = await get('/tags/opml.xml');
    const next = /^<(.*)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
    expect(next).toBe(`${publicUrl}/tags/after/t4998/opml.xml`);
    await first.body?.cancel();
    const pages = [await bodyAt('/tags/opml.xml'), await bodyAt(next.slice(publicUrl.length))];
    // The outline that says where the list continues has no URL.
    const feeds = pages.flatMap(feedsIn).filter((url) => url !== null && url !== '');
    expect(new Set(feeds).size).toBe(6_235);
    expect(feeds).toHaveLength(6_235);
    for (const path of ['/opml.xml', '/tags/opml.xml', next.slice(publicUrl.length)]) {
      expect(await (await get(path)).text()).toMatch(/<title>.*The Paper \(part of the list\)</);
    }
  });

  it('and the list of all feeds are whole if there are four thousand', async () => {
    await importSite(files);
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000)
       insert into scope (kind, slug, name, revision, changed_at, article_count)
       select 'tag', 't' || i, 't' || i, 1, 1, 1 from n`,
    ).run();
    const [, , tags] = outlinesIn(await bodyAt('/opml.xml'));
    expect(tags && feedsIn(tags)).toHaveLength(4_001);
    expect((await get('/opml.xml')).headers.get('Link')).toBeNull();
    expect(await (await get('/opml.xml')).text()).toContain('<title>The Paper</title>');
  });

  it('redirects to the canonical URL of a part', async () => {
    await importSite(files);
    const response = await get('/tags/after/C%2B%2B/opml.xml');
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe('/tags/after/c%2B%2B/opml.xml');
  });
});
