import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post, titlesAt } from '../support/feedmill.ts';

const site = {
  '_posts/2026-01-01-a.md': post('title: A\nauthor: Zoë Müller'),
  '_posts/2026-01-02-b.md': post('title: B\nauthors: [zoë müller, 李雷]\nlang: zh_TW'),
  '_posts/2026-01-03-c.md': post('title: C\nlang: zh-TW'),
};

beforeAll(() => importSite(site));

describe('the feed of an author', () => {
  it('has the articles of the author in any spelling, in each format', async () => {
    const path = `/authors/${encodeURIComponent('zoë-müller')}`;
    expect(await titlesAt(`${path}/feed.json`)).toEqual(['B', 'A']);
    for (const file of ['rss.xml', 'atom.xml']) {
      expect((await get(`${path}/${file}`)).status).toBe(200);
    }
  });

  it('has a page, and is in the lists of feeds', async () => {
    const path = `/authors/${encodeURIComponent('李雷')}/`;
    expect(await (await get(path)).text()).toContain('李雷');
    expect(await (await get('/authors/')).text()).toContain(`href="${path}"`);
    expect(await (await get('/')).text()).toContain(`href="${path}"`);
    expect(await (await get('/authors/opml.xml')).text()).toContain(`${path}rss.xml`);
    expect(await (await get('/opml.xml')).text()).toContain(`${path}rss.xml`);
  });

  it('may be part of a mix', async () => {
    const mix = `authors:${encodeURIComponent('zoë-müller')}+languages:zh-tw`;
    expect(await titlesAt(`/mix/${mix}/feed.json`)).toEqual(['B']);
  });

  it('does not exist for the author of the site, whose articles are in the feed of the site', async () => {
    expect((await get('/authors/the-desk/feed.json')).status).toBe(404);
  });
});

describe('the feed of a language', () => {
  it('has the articles in that language, and names it', async () => {
    const feed = await (await get('/languages/zh-tw/feed.json')).json<{
      language: string;
      title: string;
    }>();
    expect(feed).toMatchObject({ language: 'zh-TW', title: '中文（台灣） · The Paper' });
    expect(await titlesAt('/languages/zh-tw/feed.json')).toEqual(['C', 'B']);
  });

  it('is found in any spelling of the tag', async () => {
    const response = await get('/languages/zh-TW/rss.xml');
    expect(response.headers.get('Location')).toBe('/languages/zh-tw/rss.xml');
  });
});

describe('articles that were stored before authors and languages had feeds', () => {
  it('are in these feeds after the next import of their posts', async () => {
    await startEmpty();
    await importSite(site);
    await env.DB.batch([
      env.DB.prepare(
        "delete from scope_article where scope_id in (select id from scope where kind in ('author', 'language'))",
      ),
      env.DB.prepare("delete from scope where kind in ('author', 'language')"),
      env.DB.prepare('update article set scope_rule = 0'),
    ]);
    // Other settings: all posts are read again.
    await importSite(site, { config: `${plainConfig}\nshow_drafts: true` });
    expect(await titlesAt('/authors/zo%C3%AB-m%C3%BCller/feed.json')).toEqual(['B', 'A']);
    expect(await titlesAt('/languages/zh-tw/feed.json')).toEqual(['C', 'B']);
    expect(await titlesAt('/feed.json')).toEqual(['C', 'B', 'A']);
    const { results } = await env.DB.prepare(
      'select kind, article_count from scope order by id',
    ).all();
    expect(results).toContainEqual({ kind: 'site', article_count: 3 });
    expect(results).toContainEqual({ kind: 'language', article_count: 2 });
  });
});
