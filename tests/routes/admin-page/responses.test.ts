// All responses under /admin/ have this in common.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { AdminBrowser, origin, token, views } from '../../support/admin-page.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { importSite, post } from '../../support/feedmill.ts';

beforeAll(async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
});

describe('every response under /admin/', () => {
  it('is kept by no cache and no search engine, whoever asks for whatever', async () => {
    const guest = new AdminBrowser();
    const publisher = await new AdminBrowser().signIn();
    for (const path of [
      ...views,
      '/admin',
      '/admin/sign-in/',
      '/admin/none',
      '/admin/rss.xml',
      '/admin/%ff',
      '/admin//',
    ]) {
      for (const browser of [guest, publisher]) {
        const answers = [await browser.get(path), await browser.request(path, { method: 'HEAD' })];
        answers.push(await browser.post(path), await browser.request(path, { method: 'OPTIONS' }));
        for (const { headers, status } of answers) {
          expect([path, headers.get('Cache-Control')]).toEqual([path, 'no-store']);
          expect(headers.get('X-Robots-Tag')).toBe('noindex');
          expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
          for (const name of ['Cache-Tag', 'Cloudflare-CDN-Cache-Control', 'ETag']) {
            expect(headers.get(name)).toBeNull();
          }
          expect(status).toBeLessThan(500);
        }
      }
    }
  });

  it('leads to the view if the slash at its end was left out, on this host only', async () => {
    const browser = await new AdminBrowser().signIn();
    for (const [path, location] of [
      ['/admin/feeds', '/admin/feeds/'],
      ['/admin/problems?source=push&after=//x', '/admin/problems/?source=push&after=//x'],
    ] as const) {
      const { status, headers } = await browser.get(path);
      expect([status, headers.get('Location')]).toEqual([303, location]);
    }
  });

  it('has a 405 for another method, and a 404 for another path', async () => {
    const browser = await new AdminBrowser().signIn();
    const headers = { Origin: origin };
    const ask = (method: string, path: string) => browser.request(path, { method, headers });
    const feeds = await ask('POST', '/admin/feeds/');
    expect([feeds.status, feeds.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
    const action = await ask('GET', '/admin/import/');
    expect([action.status, action.headers.get('Allow')]).toEqual([405, 'POST']);
    expect((await ask('DELETE', '/admin/sign-in/')).status).toBe(405);
    expect((await ask('GET', '/admin/none')).status).toBe(404);
  });

  it('has no body for HEAD', async () => {
    const browser = await new AdminBrowser().signIn();
    const response = await browser.request('/admin/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('is a line of text that reads no row if an address asks too often', async () => {
    const d1 = new CountingD1(env.DB);
    const bindings = { BYPASS_LIMIT: { limit: async () => ({ success: false }) } };
    const browser = new AdminBrowser({ d1, bindings });
    for (const path of ['/admin/', '/admin/sign-in/', '/admin/none']) {
      const response = await browser.get(path);
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([429, 'no-store']);
      expect(await response.text()).toBe('Too many requests. Try again in a minute.\n');
    }
    expect(d1.roundTrips).toBe(0);
  });

  it('refuses a form of more than 20 kB', async () => {
    const response = await new AdminBrowser().post('/admin/sign-in/', {
      token: 'x'.repeat(30_000),
    });
    expect(response.status).toBe(413);
  });

  it('is that of any unknown path if the page is switched off', async () => {
    const browser = new AdminBrowser({ variables: { IMPORT_TOKEN: token, ADMIN_PAGE: 'off' } });
    expect((await browser.get('/admin/')).status).toBe(404);
    expect((await browser.get('/admin/sign-in/')).status).toBe(404);
  });
});
