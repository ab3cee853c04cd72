import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

// Firefox sends this.
const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const config = 'title: 大众网\nurl: https://paper.example\nlang: zh-CN';

beforeEach(async () => {
  await startEmpty();
  await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: [x]') }, { config });
});

describe('an error at a public URL', () => {
  const app = () => appWith({ REDIRECTS: '/gone.xml gone' });

  it.each([
    ['/nothing', 404, '找不到页面'],
    ['/tags/none/', 404, '找不到页面'],
    ['/tags/none/rss.xml', 404, '找不到页面'],
    ['/tags/page/99/', 404, '找不到页面'],
    ['/gone.xml', 410, '已移除'],
    [`/tags/?q=${'a'.repeat(200)}`, 400, '地址无效'],
    ['/%FF', 400, '地址无效'],
  ])(
    "at %s is a %i, which a browser gets as a page in the site's language",
    async (path, status, title) => {
      const response = await app().request(path, { headers: browser });
      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(response.headers.get('Vary')).toBe('Accept');
      const page = await response.text();
      expect(page).toContain('<html lang="zh-CN" dir="ltr">');
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain('<a href="/tags/">标签</a>');
    },
  );

  it.each([undefined, '*/*', 'application/rss+xml, */*;q=0.1', 'text/html;q=0, */*'])(
    'is a line of text for a program that accepts %s, and reads no row',
    async (accept) => {
      const d1 = new CountingD1(env.DB);
      const headers = accept === undefined ? {} : { Accept: accept };
      const response = await appWith({}, d1).request('/nothing', { headers });
      expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
      expect(response.headers.get('Vary')).toBe('Accept');
      expect(await response.text()).toBe('This page or feed does not exist.\n');
      expect(await d1.rowsRead()).toBe(0);
    },
  );

  it('is no page at a JSON document or in the API', async () => {
    for (const path of ['/tags/none/feed.json', '/api/sources']) {
      const response = await app().request(path, { headers: browser });
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
  });

  it('that nobody can read because the database is down is a page in the language of the browser', async () => {
    await env.DB.exec('alter table scope rename to lost');
    await env.DB.exec('alter table site rename to lost_site');
    const headers = { ...browser, 'Accept-Language': 'fr-CA, en;q=0.5' };
    const response = await app().request('/', { headers });
    expect(response.status).toBe(503);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const page = await response.text();
    expect(page).toContain('<html lang="fr-CA" dir="ltr">');
    expect(page).not.toMatch(/SQL|no such/);
  });
});
