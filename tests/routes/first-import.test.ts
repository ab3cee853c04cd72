import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { zhHant } from '../../src/pages/words/zh-hant.ts';
import { connect } from '../../src/store/database.ts';
import { recordSyncFailure } from '../../src/store/sources/sync-state.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post, sendPosts, startRun } from '../support/feedmill.ts';

beforeEach(startEmpty);

const page = async () => (await get('/')).text();

describe('the home page before the first import', () => {
  it('says what to do next, with the URL of this Feedmill, and is not cached', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const text = await response.text();
    expect(text).toContain('npm run import -- ~/your-site --to https://feeds.example');
    expect(text).toContain('npx wrangler secret put GITHUB_REPOSITORY');
  });

  it('tells visitors in their own language that there is nothing yet, and its operator the rest in English', async () => {
    const response = await get('/', { 'Accept-Language': 'zh-TW,zh;q=0.9,en;q=0.8' });
    const text = await response.text();
    expect(text).toContain('<html lang="zh-TW" dir="ltr">');
    expect(text).toContain(`<h1>${zhHant.empty}</h1>`);
    expect(text).toMatch(/<div class="text" lang="en" dir="ltr">\s*<h2>Feedmill is running/);
  });

  it('is in the language of the site if a variable names it, whatever the browser prefers', async () => {
    const headers = { 'Accept-Language': 'de' };
    const response = await appWith({ SITE_LANGUAGE: 'fa' }).request('/', { headers });
    expect(await response.text()).toContain('<html lang="fa" dir="rtl">');
  });

  it('never loads itself again, which would take a reader away from where they read (WCAG 2.2.1)', async () => {
    await startRun();
    expect(await page()).not.toContain('http-equiv');
    expect(await page()).toContain('<a href="/">Please try again in a minute.</a>');
  });

  it('says which secrets are set, and never their values', async () => {
    const variables = { IMPORT_TOKEN: 'a-token-for-tests-only', HOOK_SECRET: '' };
    const text = await (await appWith(variables).request('/')).text();
    expect(text).toContain('<code>IMPORT_TOKEN</code>: set');
    expect(text).toContain('<code>HOOK_SECRET</code>: not set');
    expect(text).not.toContain('a-token-for-tests-only');
  });

  it('names the repository and where its webhooks are set', async () => {
    const text = await (
      await appWith({ GITHUB_REPOSITORY: 'paper/site@main' }).request('/')
    ).text();
    expect(text).toContain('<code>paper/site</code>');
    expect(text).toContain('https://github.com/paper/site/settings/hooks/new');
    expect(text).toContain('https://feeds.example/hooks/github');
  });

  it('does not name a repository that may be private', async () => {
    const variables = { GITHUB_REPOSITORY: 'paper/site', GITHUB_TOKEN: 'a-token-of-github' };
    const text = await (await appWith(variables).request('/')).text();
    expect(text).toContain('<code>GITHUB_REPOSITORY</code>: set');
    expect(text).not.toContain('paper/site');
  });

  it('says that the source has failed, and how to see why, as if its name is wrong', async () => {
    const db = connect(env.DB);
    await recordSyncFailure(db, 'github', 'paper/typo: it responded with 404', null, new Date());
    const app = appWith({ GITHUB_REPOSITORY: 'paper/typo' });
    const pageWith = async (sources: readonly { name: string }[]) =>
      (await app.request('/', {}, { sources })).text();
    const text = await pageWith([{ name: 'github' }]);
    expect(text).toContain('The import of github has failed.');
    expect(text).toMatch(/secret put IMPORT_TOKEN\nFEEDMILL_TOKEN=\.{3} npm run status/);
    expect(text).not.toContain('404');
    expect(await pageWith([{ name: 'archive' }])).not.toContain('has failed');
  });

  it('says how far the first import is', async () => {
    const run = await startRun();
    await sendPosts(run, { '_posts/2026-01-01-a.md': post('title: A') });
    expect(await page()).toMatch(/The first import is running: 1\s+post,/);
  });

  it('gives way to the home page of the site when the import has ended', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const response = await get('/');
    expect(await response.text()).toMatch(/<h1[^>]*>.*The Paper.*<\/h1>/);
    expect(response.headers.get('ETag')).not.toBeNull();
  });
});

describe('feeds before the first import', () => {
  it.each(['/rss.xml', '/tags/a/feed.json', '/mix/tags:a,tags:b/atom.xml', '/opml.xml'])(
    'are a 503 with Retry-After, not an empty feed that readers would keep: %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60']);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    },
  );

  it('that do not exist are a 404 as soon as something has been imported', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    expect((await get('/tags/a/feed.json')).status).toBe(404);
  });
});
