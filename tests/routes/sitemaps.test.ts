import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post, publicUrl } from '../support/feedmill.ts';
import { readSitemap } from '../support/sitemap-rules.ts';
import { fillSitemap, indexedSitemaps, moveTo, pagesIn, sitemapAt } from '../support/sitemaps.ts';

beforeEach(startEmpty);

const a = '_posts/2026-01-01-a.md';

describe('a sitemap', () => {
  it('has the articles of the site with the dates of their last changes', async () => {
    await importSite({
      [a]: post('title: A\nlast_modified_at: 2026-03-04 05:06:07 +0000'),
      '_posts/2026-01-02-b.md': post('title: B\ndate: 2026-01-02 10:00:00 +0000'),
    });
    expect(readSitemap(await sitemapAt('/sitemaps/1.xml'))).toEqual([
      { loc: 'https://paper.example/2026/01/01/a.html', lastmod: '2026-03-04T05:06:07Z' },
      { loc: 'https://paper.example/2026/01/02/b.html', lastmod: '2026-01-02T10:00:00Z' },
    ]);
  });

  it('has documents of collections, link posts and articles without a title', async () => {
    await importSite(
      {
        [a]: post('title: A\nexternal_url: https://other.example/'),
        '_posts/2026-01-02-b.md': post('date: 2026-01-02'),
        '_recipes/soup.md': post('title: Soup'),
      },
      {
        config: `${plainConfig}\ncollections: {recipes: {output: true}}\nfeed: {collections: [recipes]}`,
      },
    );
    expect((await pagesIn('/sitemaps/1.xml')).toSorted()).toEqual([
      'https://paper.example/2026/01/01/a.html',
      'https://paper.example/2026/01/02/b.html',
      'https://paper.example/recipes/soup.html',
    ]);
  });

  it.each([
    'hidden: true',
    'published: false',
    'date: 2999-01-01',
    'sitemap: false',
    'sitemap: {disable: true}',
    'noindex: true',
    'robotsNoIndex: true',
    'robots: noindex, follow',
    'robots: [noindex, follow]',
    `permalink: /${'b'.repeat(2_100)}/`,
  ])('lacks an article with %s', async (frontMatter) => {
    await importSite({
      [a]: post('title: A'),
      '_posts/2026-01-02-b.md': post(`title: B\ntags: [t]\n${frontMatter}`),
    });
    expect(await pagesIn('/sitemaps/1.xml')).toEqual(['https://paper.example/2026/01/01/a.html']);
  });

  it.each([
    'https://other.example/b/',
    'https://paper.example.other.example/b/',
    'http://paper.example/b/',
    'https://paper.example:8443/b/',
  ])('lacks an article at %s, as another source may have it', async (url) => {
    await importSite({ [a]: post('title: A'), '_posts/2026-01-02-b.md': post('title: B') });
    await moveTo(url);
    expect(await pagesIn('/sitemaps/1.xml')).toEqual(['https://paper.example/2026/01/02/b.html']);
  });

  it('lacks an article as soon as it is withdrawn', async () => {
    const b = '_posts/2026-01-02-b.md';
    await importSite({ [a]: post('title: A'), [b]: post('title: B') });
    await importSite({ [a]: post('title: A') }, { deleted: [b] });
    expect(await pagesIn('/sitemaps/1.xml')).toEqual(['https://paper.example/2026/01/01/a.html']);
  });

  it('follows an article that search engines may list again', async () => {
    await importSite({ [a]: post('title: A\nsitemap: false') });
    expect((await get('/sitemap.xml')).status).toBe(404);
    await importSite({ [a]: post('title: A') });
    expect(await pagesIn('/sitemaps/1.xml')).toHaveLength(1);
  });

  it('does not change when articles are added to another one', async () => {
    await importSite({ [a]: post('title: A') });
    await fillSitemap();
    const before = await get('/sitemaps/1.xml');
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    const after = await get('/sitemaps/1.xml', {
      'If-None-Match': before.headers.get('ETag') ?? '',
    });
    expect(after.status).toBe(304);
    expect(await pagesIn('/sitemaps/2.xml')).toEqual(['https://paper.example/2026/01/02/b.html']);
    expect((await indexedSitemaps()).map(({ loc }) => loc)).toEqual([
      `${publicUrl}/sitemaps/1.xml`,
      `${publicUrl}/sitemaps/2.xml`,
    ]);
  });

  it('is kept for an hour once no more articles can be added to it', async () => {
    await importSite({ [a]: post('title: A') });
    expect((await get('/sitemaps/1.xml')).headers.get('Cache-Control')).toMatch('max-age=300,');
    await fillSitemap();
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    expect((await get('/sitemaps/1.xml')).headers.get('Cache-Control')).toMatch('max-age=3600,');
  });

  it('does not exist with a number that none has', async () => {
    await importSite({ [a]: post('title: A') });
    for (const name of ['0', '2', '01', '1000000', 'x', '-1', '1.5']) {
      expect((await get(`/sitemaps/${name}.xml`)).status).toBe(404);
    }
  });

  it('has valid URLs, whatever those of the articles are', async () => {
    await importSite({
      [a]: post("permalink: /it's/中文 & <b>/"),
      '_posts/2026-01-02-b.md': post('permalink: /سلام/%E4%B8%AD%20x%zz/'),
      '_posts/2026-01-03-c.md': post('permalink: "/c\\u0007\\u200e/"'),
      '_posts/2026-01-04-d.md': post('permalink: /d/?a=1&b=2#part'),
    });
    const pages = await pagesIn('/sitemaps/1.xml');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toBe("https://paper.example/it's/%E4%B8%AD%E6%96%87%20&%20%3Cb%3E/");
  });
});
