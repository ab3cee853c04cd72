// The actions of the publisher's page, and the texts that hostile sites try to make it show.
import { beforeEach, describe, expect, it } from 'vitest';
import { AdminBrowser } from '../../support/admin-page.ts';
import { type Files, PublishedSite } from '../../support/archive.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { importSite, post, titlesAt } from '../../support/feedmill.ts';

beforeEach(startEmpty);

const files: Files = {
  '_posts/2026-01-01-a.md': post('title: A'),
  '_posts/2026-01-02-b.md': post('title: B'),
};

describe('an import', () => {
  it('is previewed, started and reported', async () => {
    const site = new PublishedSite();
    await site.publish({ ...files, '_posts/2026-01-03-c.md': '---\ntitle: [\n---\n' });
    const browser = await new AdminBrowser({ archiveUrl: site.url }).signIn();
    const before = await allRows();
    const preview = await browser.html('/admin/preview/?source=archive');
    expect(preview).toContain('<dt>New</dt><dd>2</dd>');
    expect(preview).toContain('<code dir="ltr">_posts/2026-01-01-a.md</code>');
    expect(preview).toContain('<code dir="ltr">_posts/2026-01-03-c.md');
    expect(await allRows()).toEqual(before);
    const response = await browser.post('/admin/import/', { source: 'archive' });
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      '/admin/?done=import',
    ]);
    expect(browser.queued).toMatchObject([{ source: 'archive', allowWithdrawals: false }]);
    expect(await browser.html('/admin/?done=import')).toContain('The import is queued.');
  });

  it('that is already under way is refused, with the reason', async () => {
    const browser = await new AdminBrowser().signIn();
    await browser.post('/admin/import/', { source: 'archive' });
    const again = await browser.post('/admin/import/', { source: 'archive' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('The source is being imported.');
  });

  it('of an unknown source is refused', async () => {
    const browser = await new AdminBrowser().signIn();
    expect((await browser.post('/admin/import/', { source: 'none' })).status).toBe(404);
    expect((await browser.post('/admin/import/', { source: '../x' })).status).toBe(400);
    expect((await browser.post('/admin/import/')).status).toBe(400);
  });

  it('may withdraw everything only if its form says so', async () => {
    const site = new PublishedSite();
    await site.publish(files);
    await site.import();
    await site.publish({ '_posts/2026-01-09-z.md': 'x' });
    const browser = await new AdminBrowser({ archiveUrl: site.url }).signIn();
    const preview = await browser.html('/admin/preview/?source=archive');
    expect(preview).toMatch(/role="alert"><span lang="en" dir="ltr">2 of 2 articles/);
    expect(preview).toContain('type="checkbox" name="withdraw" value="all"');
    await browser.post('/admin/import/', { source: 'archive', withdraw: 'all' });
    expect(browser.queued).toMatchObject([{ allowWithdrawals: true }]);
  });

  it('whose source does not respond cannot be previewed, and the page says why', async () => {
    const browser = await new AdminBrowser().signIn();
    const response = await browser.get('/admin/preview/?source=archive');
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/role="alert"><span lang="en" dir="ltr">.*404/);
  });
});

describe('an article', () => {
  const feedId = 'https://paper.example/2026/01/01/a';
  const view = (name: string) => `/admin/article/?${new URLSearchParams({ name })}`;

  it('is taken out and put back, each after a page that asks', async () => {
    await importSite(files);
    const browser = await new AdminBrowser().signIn();
    const asked = await browser.html(view(` ${feedId}.html `));
    expect(asked).toContain('The article leaves all feeds and lists.');
    expect(asked).toContain('action="/admin/article/withdraw/"');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    const taken = await browser.post('/admin/article/withdraw/', { feedId });
    expect(taken.status).toBe(303);
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    const after = await browser.html(taken.headers.get('Location') ?? '');
    expect(after).toContain('<p role="status">Taken out by hand</p>');
    expect(after).toContain('action="/admin/article/restore/"');
    expect(await browser.html('/admin/')).toContain('<bdi>A</bdi>');
    const back = await browser.post('/admin/article/restore/', { feedId });
    expect(await browser.html(back.headers.get('Location') ?? '')).toContain('role="status">Done');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it('is not put back while its post is gone, and the page says why', async () => {
    await importSite(files);
    const browser = await new AdminBrowser().signIn();
    await browser.post('/admin/article/withdraw/', { feedId });
    await importSite({}, { deleted: ['_posts/2026-01-01-a.md'] });
    const response = await browser.post('/admin/article/restore/', { feedId });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('is no longer in the source');
  });

  it('is found by an address in any spelling of its letters', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\npermalink: /新闻/') });
    const browser = await new AdminBrowser().signIn();
    for (const url of [
      'https://paper.example/新闻/',
      'https://paper.example/%E6%96%B0%E9%97%BB/',
    ]) {
      expect((await browser.get(view(url))).status).toBe(200);
    }
  });

  it('is a 404 if there is none, and a 400 for a form without one', async () => {
    const browser = await new AdminBrowser().signIn();
    for (const name of ['', 'x', 'https://', '%', "' or 1 = 1 --"]) {
      expect((await browser.get(view(name))).status).toBe(404);
    }
    expect((await browser.post('/admin/article/withdraw/', { feedId: 'x' })).status).toBe(404);
    expect((await browser.post('/admin/article/withdraw/')).status).toBe(400);
    const body = new FormData();
    body.set('feedId', new File(['x'], 'x.txt'));
    const headers = { Origin: 'https://feeds.example' };
    const init = { method: 'POST', body, headers };
    expect((await browser.request('/admin/article/withdraw/', init)).status).toBe(400);
  });
});

describe('markup in titles, paths and reasons', () => {
  const markup = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
  const override = '\u202eevil';

  it('is only shown', async () => {
    const title = JSON.stringify(markup + override);
    await importSite(
      {
        '_posts/2026-01-01-<b>&"\u202e.md': post(`title: ${title}\ntags: [${title}]`),
        '_posts/2099-01-01-x.md': post(`title: ${title}\npermalink: ${title}`),
        '_posts/<script>alert(1)</script>.md': 'x',
        '_posts/2026-01-03-y.md': `---\ntitle: [${markup}\n---\n`,
      },
      { config: `title: ${title}\nurl: https://paper.example\nlang: ar` },
    );
    const browser = await new AdminBrowser().signIn();
    const overview = await browser.html('/admin/');
    const links = [...overview.matchAll(/href="(\/admin\/article\/[^"]*)"/g)].map(
      ([, to = '']) => to,
    );
    expect(links).toHaveLength(1);
    const paths = ['/admin/problems/?source=push', '/admin/scheduled/', '/admin/feeds/', ...links];
    const pages = [overview, ...(await Promise.all(paths.map((path) => browser.html(path))))];
    for (const page of pages) {
      expect(page).not.toMatch(/<script|onerror=[^&]*>|<img src=x|<b>/);
      const outside = page
        .replaceAll(/<(bdi|code|span)[^>]*>[^<]*<\/\1>/g, '')
        .replaceAll(/"[^"]*"/g, '');
      expect(outside).not.toContain('\u202e');
    }
  });
});
