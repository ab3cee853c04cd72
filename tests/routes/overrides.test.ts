import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post, startRun } from '../support/feedmill.ts';
import { childText, parseXml } from '../support/xml.ts';

beforeEach(startEmpty);

describe('a variable that overrides the site', () => {
  it('changes all feeds and pages at once, and their ETags', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ncategory: news') });
    const app = appWith({ SITE_TITLE: 'Another paper', SITE_LANGUAGE: 'fr' });
    const feed = await app.request('/categories/news/feed.json', {}, env);
    expect(await feed.json()).toMatchObject({ title: 'news · Another paper', language: 'fr' });
    expect(feed.headers.get('ETag')).not.toBe(
      (await get('/categories/news/feed.json')).headers.get('ETag'),
    );
    expect(await (await app.request('/', {}, env)).text()).toMatch(
      /<h1[^>]*>.*Another paper.*<\/h1>/,
    );
  });
});

describe('images and podcast details in _config.yml', () => {
  it('appear in feeds, unless a variable overrides them', async () => {
    const config = [
      'title: The Paper\nurl: https://paper.example\nbaseurl: /news',
      'logo: /logo.png\nfavicon: icon.png\npodcast: {category: [Arts, Books], explicit: yes}',
    ].join('\n');
    const audio = post('title: A\nepisode: 3\nexplicit: clean\naudio: /a.mp3');
    await importSite({ '_posts/2026-01-01-a.md': audio }, { config });
    const app = appWith({ SITE_ICON: 'https://cdn.example/i.png', PODCAST_EMAIL: 'a@b.example' });
    const feed = parseXml(await (await app.request('/atom.xml')).text());
    expect(childText(feed, 'logo')).toBe('https://paper.example/news/logo.png');
    expect(childText(feed, 'icon')).toBe('https://cdn.example/i.png');
    const rss = await (await app.request('/rss.xml')).text();
    for (const element of [
      '<itunes:explicit>true</itunes:explicit>',
      '<itunes:category text="Arts">',
      '<itunes:email>a@b.example</itunes:email>',
      '<itunes:episode>3</itunes:episode>',
      '<itunes:explicit>false</itunes:explicit>',
    ]) {
      expect(rss).toContain(element);
    }
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
