// The views of the publisher's page.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/database.ts';
import { recordSyncFailure } from '../../../src/store/sources/sync-state.ts';
import { AdminBrowser, all } from '../../support/admin-page.ts';
import { dropTables, startEmpty } from '../../support/database.ts';
import { importSite, post } from '../../support/feedmill.ts';

let browser: AdminBrowser;

beforeEach(async () => {
  await startEmpty();
  browser = await new AdminBrowser().signIn();
});

const files = {
  '_posts/2026-01-01-a.md': post('title: A\ntags: [cup]'),
  '_posts/2026-01-02-b.md': '---\ntitle: [\n---\n',
  '_posts/2099-01-01-later.md': post('title: Later'),
  '_posts/notes.md': 'x',
};

describe('the overview', () => {
  it('shows how it is, the sources, the imports, what waits, and the feeds', async () => {
    await importSite(files);
    const page = await browser.html('/admin/');
    expect(page).toMatch(/<p class="lead state pass" id="status">All is well/);
    expect(page).toContain('<bdi>push</bdi> <span class="state pass">Posts are sent</span>');
    expect(page).toContain('action="/admin/import/"');
    expect(page).toContain('<bdi>Later</bdi></a>');
    expect(page).toMatch(/<a href="\/tags\/cup\/"><bdi>cup<\/bdi><\/a> <small>Tag<\/small>/);
    expect(page).not.toMatch(/<script| style=| on\w+=/);
  });

  it('says what a source last said', async () => {
    await recordSyncFailure(connect(env.DB), 'archive', 'it responded with 503', null, new Date());
    const page = await browser.html('/admin/');
    expect(page).toContain('<bdi>archive</bdi> <span class="state fail">Failing</span>');
    expect(page).toContain('<span lang="en" dir="ltr">it responded with 503</span>');
  });

  it('is shown before anything has been imported, in the language of the browser', async () => {
    const init = { headers: { 'Accept-Language': 'de' } };
    const page = await (await browser.request('/admin/', init)).text();
    expect(page).toContain('<html lang="de" dir="ltr">');
    expect(page).toContain('Verwaltung');
    expect(page.match(/Hier gibt es noch nichts\./g)?.length).toBeGreaterThan(3);
  });

  it('is in the language of the site, from right to left if it is Persian', async () => {
    const config = 'title: T\nurl: https://site.example\nlang: fa\ntimezone: Asia/Tehran';
    await importSite(files, { config });
    const page = await browser.html('/admin/');
    expect(page).toContain('<html lang="fa" dir="rtl">');
    expect(page).toContain('مدیریت');
    // The oldest run is where lines of text begin, on the right.
    expect(page).toMatch(/<rect class="" x="0%"/);
  });

  it('says so if the database fails, and shows nothing else', async () => {
    await importSite(files);
    const broken = new Proxy(env.DB, {
      get: () => () => {
        throw new Error('D1_ERROR: the database is down');
      },
    });
    const other = new AdminBrowser({ d1: broken });
    other.cookie = browser.cookie;
    const response = await other.get('/admin/');
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('Something is broken');
    expect(page).not.toContain('id="sources"');
  });

  it('is set up by the first visit', async () => {
    await dropTables(env.DB);
    expect((await browser.get('/admin/')).status).toBe(200);
    await startEmpty();
  });

  it('admits its own style and nothing that runs', async () => {
    const response = await browser.get('/admin/');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const styles = all(await response.text(), /<style>(.*?)<\/style>/gs);
    expect(styles).toHaveLength(2);
    for (const style of styles) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
      expect(policy).toContain(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`);
    }
    for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
  });
});

describe('the problems of a source', () => {
  it('are shown with path, line and reason', async () => {
    const broken = '---\ntitle: A\nlist:\n\t- x\n---\n';
    await importSite({ ...files, '_posts/2026-01-02-b.md': broken });
    const page = await browser.html('/admin/problems/?source=push');
    expect(page).toContain(
      '<code dir="ltr">_posts/2026-01-02-b.md:4</code> <small>Problems</small>',
    );
    expect(page).toContain('line 4: its front matter is not valid YAML');
    expect(page).toContain('<code dir="ltr">_posts/notes.md</code> <small>Left out</small>');
  });

  it('are shown page by page, each once, if there are 10,000', async () => {
    await importSite({});
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into post (source_id, path, hash, settings, outcome, note)
      select 1, printf('_posts/%05d &.md', i), 'h', 's', 'problem', 'it is broken' from n`,
    ).run();
    const seen: (string | undefined)[] = [];
    let path: string | undefined = '/admin/problems/?source=push';
    let pages = 0;
    while (path !== undefined && pages < 4) {
      const page = await browser.html(path);
      seen.push(...all(page, /<code dir="ltr">_posts\/(\d+) /g));
      path = /rel="next" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      pages++;
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, at) => String(at + 1).padStart(5, '0')));
  });

  it('are a 404 for an unknown source, and a 400 for one that cannot be', async () => {
    for (const [query, status] of [
      ['source=none', 404],
      ['source=%00', 400],
      ['', 400],
    ] as const) {
      const response = await browser.get(`/admin/problems/?${query}`);
      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toContain('text/html');
    }
  });
});

describe('the lists', () => {
  it('of what waits and of what was taken out go on from page to page', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const { results } = await env.DB.prepare('pragma table_info(article)').all<{ name: string }>();
    const columns = results
      .map(({ name }) => name)
      .filter((name) => !/^(?:id|feed_id|url|published_at|state)$/.test(name));
    await env.DB.prepare(
      `with recursive n(i) as (select 2 union all select i + 1 from n where i < 71)
      insert into article (id, feed_id, url, published_at, state, ${columns})
      select i, 'f' || i, 'u' || i, 4000000000, 'scheduled', ${columns} from n, article where article.id = 1`,
    ).run();
    const first = await browser.html('/admin/scheduled/');
    expect(first.match(/class="rows".*/s)?.[0].match(/<li>/g)).toHaveLength(50);
    const [next = ''] = all(first, /rel="next" href="([^"]*)"/g);
    const second = await browser.html(next);
    expect(second.match(/class="rows".*/s)?.[0].match(/<li>/g)).toHaveLength(20);
    expect(second).not.toContain('rel="next"');
    expect((await browser.get('/admin/scheduled/?after=x')).status).toBe(400);
    expect(await browser.html('/admin/held/')).toContain('There is nothing here yet.');
  });

  it('of the feeds have the largest and those that changed last', async () => {
    await importSite(files);
    const page = await browser.html('/admin/feeds/');
    expect(all(page, /<h2 id="(\w+)">/g)).toEqual(['size', 'change']);
    expect(page.match(/href="\/tags\/cup\/"/g)).toHaveLength(2);
  });
});
