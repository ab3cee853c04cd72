import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post, startRun } from '../support/feedmill.ts';

beforeEach(startEmpty);

describe('a variable that overrides the site', () => {
  it('applies to all feeds and pages at once, with another ETag', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ncategory: news') });
    const app = appWith({ SITE_TITLE: 'Another paper', SITE_LANGUAGE: 'fr' });
    const feed = await app.request('/categories/news/feed.json', {}, env);
    expect(await feed.json()).toMatchObject({ title: 'news · Another paper', language: 'fr' });
    expect(feed.headers.get('ETag')).not.toBe(
      (await get('/categories/news/feed.json')).headers.get('ETag'),
    );
    expect(await (await app.request('/', {}, env)).text()).toContain('<h1>Another paper</h1>');
  });
});

describe('a site without posts', () => {
  it('has empty feeds', async () => {
    await startRun();
    const feed = await get('/feed.json');
    expect(await feed.json()).toMatchObject({ title: 'The Paper', items: [] });
    expect((await get('/rss.xml')).status).toBe(200);
    expect((await get('/atom.xml')).status).toBe(200);
  });
});

describe('a POST request for a feed or a page', () => {
  it.each(['/', '/rss.xml', '/categories/news/', '/tags/x/feed.json'])(
    'at %s is refused with 405 and the allowed methods',
    async (path) => {
      const response = await appWith({}).request(path, { method: 'POST' }, env);
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    },
  );
});
