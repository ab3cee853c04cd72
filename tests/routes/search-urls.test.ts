// The URLs of the search, and what is no search.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

beforeAll(async () => {
  await importSite({
    '_posts/2026-01-01-a.md': post('title: Ship & <b>sails</b>\ncategory: news'),
  });
});

const pageOf = (words: string) => get(`/search/?${new URLSearchParams({ q: words })}`);

describe('the URL of a search', () => {
  it.each([
    ['/search?q=Ship', '/search/?q=ship'],
    ['/search/?q=++ship++sails+', '/search/?q=ship+sails'],
    ['/search/?q=%20', '/search/'],
    ['/search/?q=ship&page=2', '/search/?q=ship'],
    ['/search/?q=ship&before=nothing', '/search/?q=ship'],
    ['/search/?q=u%CC%88', '/search/?q=%C3%BC'],
    ['/search/Ship%20%20Sails/RSS.xml', '/search/ship%20sails/rss.xml'],
    ['/Search/ship/feed.json/', '/search/ship/feed.json'],
    // As in WordPress.
    ['/search/ship/', '/search/?q=ship'],
  ])('%s redirects to %s', async (path, canonical) => {
    const response = await get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(canonical);
    expect((await get(canonical)).status).toBe(200);
  });

  it.each(['/search/%25/rss.xml', '/search/ship/before/start/rss.xml', '/search/rss.xml'])(
    '%s does not exist',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['a'.repeat(101), 'a b c d e f g h i'])(
    'refuses too much in a line: %s',
    async (words) => {
      for (const response of [
        await pageOf(words),
        await get(`/search/${encodeURIComponent(words)}/rss.xml`),
      ]) {
        expect(response.status).toBe(400);
        expect(await response.text()).toMatch(/^The query [^\n]{1,60}\n?$/);
      }
    },
  );
});

describe('the page of the search', () => {
  it('has a form, the articles and links to their feeds, and is not for search engines', async () => {
    const response = await pageOf('sails');
    const page = await response.text();
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain('<input name="q" aria-labelledby="search" type="search"');
    expect(page).toContain('value="sails"');
    expect(page).toContain('Ship &amp; ');
    expect(page).toContain('href="/search/sails/atom.xml"');
    const etag = response.headers.get('ETag') ?? '';
    expect((await get('/search/?q=sails', { 'If-None-Match': etag })).status).toBe(304);
    expect((await get('/search/?q=ship', { 'If-None-Match': etag })).status).toBe(200);
  });

  it('is only the form if nothing is searched for', async () => {
    const page = await (await get('/search/')).text();
    expect(page).toContain('<input name="q" aria-labelledby="search" type="search"');
    expect(page).not.toContain('<article>');
    expect(page).not.toContain('role="status"');
  });

  it.each([
    '%',
    '"',
    '*',
    'near(',
    "'; drop table terms",
    '<script>alert(1)</script>',
    '\u202e',
    '\0',
  ])('shows %j and does nothing else', async (words) => {
    const response = await get(
      (await pageOf(words)).headers.get('Location') ??
        `/search/?${new URLSearchParams({ q: words })}`,
    );
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('<script');
  });
});

describe('without a search', () => {
  it.each([
    ['SEARCH is off', { SEARCH: 'off' }, undefined],
    ['there is no database for the index', {}, undefined],
  ])('because %s, its URLs do not exist and pages have no field', async (_, variables, index) => {
    const app = appWith(variables, env.DB, index);
    expect((await app.request('/search/?q=ship')).status).toBe(404);
    expect((await app.request('/search/ship/rss.xml')).status).toBe(404);
    expect(await (await app.request('/')).text()).not.toContain('/search/');
  });
});
