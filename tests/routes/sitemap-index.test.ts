import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post, publicUrl } from '../support/feedmill.ts';
import { fillSitemap, indexedSitemaps, moveTo } from '../support/sitemaps.ts';

beforeEach(startEmpty);

const a = '_posts/2026-01-01-a.md';

describe('the index of sitemaps', () => {
  it('names each sitemap, and when one of its articles last changed', async () => {
    await importSite({ [a]: post('title: A') });
    const [first, ...others] = await indexedSitemaps();
    expect(first?.loc).toBe(`${publicUrl}/sitemaps/1.xml`);
    expect(Math.abs(Date.parse(first?.lastmod ?? '') - Date.now())).toBeLessThan(60_000);
    expect(others).toEqual([]);
  });

  it('does not exist before the first article, or if no article is on the host of the site', async () => {
    expect((await get('/sitemap.xml')).status).toBe(503);
    await importSite({});
    expect((await get('/sitemap.xml')).status).toBe(404);
    await importSite({ [a]: post('title: A') });
    await moveTo('https://other.example/a/');
    expect((await get('/sitemap.xml')).status).toBe(404);
    expect((await get('/sitemaps/1.xml')).status).toBe(404);
  });

  it('lacks a sitemap whose articles are all left out', async () => {
    await importSite({ [a]: post('title: A') });
    await fillSitemap();
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    await env.DB.exec("update article set state = 'withdrawn' where id = 1000");
    expect((await indexedSitemaps()).map(({ loc }) => loc)).toEqual([
      `${publicUrl}/sitemaps/2.xml`,
    ]);
  });

  it('is confirmed by a 304 until something changes', async () => {
    await importSite({ [a]: post('title: A') });
    const etag = (await get('/sitemap.xml')).headers.get('ETag') ?? '';
    expect((await get('/sitemap.xml', { 'If-None-Match': etag })).status).toBe(304);
    await importSite({ [a]: post('title: B') });
    expect((await get('/sitemap.xml', { 'If-None-Match': etag })).status).toBe(200);
  });

  it('has one spelling', async () => {
    await importSite({ [a]: post('title: A') });
    const { status, headers } = await get('//Sitemap.XML?page=2');
    expect([status, headers.get('Location')]).toEqual([301, '/sitemap.xml']);
    expect((await get('/sitemaps/1.XML')).headers.get('Location')).toBe('/sitemaps/1.xml');
  });

  it('does not exist with SITEMAPS=off', async () => {
    await importSite({ [a]: post('title: A') });
    const app = appWith({ SITEMAPS: 'off' });
    for (const path of ['/sitemap.xml', '/sitemaps/1.xml', '/sitemaps/news.xml']) {
      expect((await app.request(path)).status).toBe(404);
    }
  });
});

describe('robots.txt', () => {
  const robotsOf = async (variables: Record<string, string> = {}) =>
    (await appWith(variables).request('/robots.txt')).text();
  const line = 'Sitemap: https://feeds.example/sitemap.xml\n';

  it('names the sitemaps only if the articles are on the same host', async () => {
    await importSite({ [a]: post('title: A') });
    expect(await robotsOf()).toBe('User-agent: *\nDisallow:\n');
    await importSite({}, { config: plainConfig.replace('paper.example', 'feeds.example') });
    expect(await robotsOf()).toBe(`User-agent: *\nDisallow:\n\n${line}`);
  });

  it('does not name them if they are off, all crawlers are forbidden, or the publisher names others', async () => {
    await importSite({}, { config: plainConfig.replace('paper.example', 'feeds.example') });
    expect(await robotsOf({ SITEMAPS: 'off' })).not.toContain('Sitemap');
    expect(await robotsOf({ ROBOTS: 'disallow' })).not.toContain('Sitemap');
    const own = 'User-agent: *\nAllow: /\nsitemap: https://feeds.example/own.xml\n';
    expect(await robotsOf({ ROBOTS: own })).toBe(own);
    expect(await robotsOf({ ROBOTS: 'User-agent: *\nAllow: /' })).toContain(line);
  });
});
