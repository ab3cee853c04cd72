// Feeds of collections.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { etagAt, get, importSite, plainConfig, post, titlesAt } from '../support/feedmill.ts';

const config = `${plainConfig}
collections:
  recipes: {output: true}
  tools: {output: true}
feed:
  path: blog/feed.xml
  tags: {path: /tagged/}
  collections:
    recipes: {categories: [winter], path: /cook/all.xml}
`;

const files = {
  '_posts/2026-01-01-a.md': post('title: A\ncategories: [winter]\ntags: [go]'),
  '_recipes/2026-01-02-soup.md': post(
    'title: Soup\ncategories: [Winter]\ntags: [go]\nauthor: Cook\nlang: de',
  ),
  '_recipes/pies/pie.md': post('title: Pie\ndate: 2026-01-03'),
  '_tools/knife.md': post('title: Knife'),
};

beforeEach(startEmpty);

async function locationOf(path: string): Promise<string | null> {
  const response = await get(path);
  await response.body?.cancel();
  return response.headers.get('Location');
}

describe('the feed of a collection', () => {
  beforeEach(() => importSite(files, { config }));

  it('has its documents, which no other feed has, as in jekyll-feed', async () => {
    expect(await titlesAt('/collections/recipes/feed.json')).toEqual(['Pie', 'Soup']);
    expect(await titlesAt('/collections/recipes~winter/feed.json')).toEqual(['Soup']);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    expect(await titlesAt('/categories/winter/feed.json')).toEqual(['A']);
    expect(await titlesAt('/tags/go/feed.json')).toEqual(['A']);
    for (const path of ['/authors/cook/', '/languages/de/', '/collections/tools/']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('has its title, in each format, and its page is in the lists', async () => {
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      const text = await (await get(`/collections/recipes~winter/${file}`)).text();
      expect(text).toContain('Recipes · Winter · The Paper');
    }
    for (const list of ['/', '/collections/']) {
      expect(await (await get(list)).text()).toContain('href="/collections/recipes/"');
    }
    for (const list of ['/opml.xml', '/collections/opml.xml']) {
      expect(await (await get(list)).text()).toContain('/collections/recipes/rss.xml');
    }
  });

  it('may be part of a mix', async () => {
    expect(await titlesAt('/mix/categories:winter,collections:recipes/feed.json')).toEqual([
      'Pie',
      'Soup',
      'A',
    ]);
  });

  it('is where the feed of jekyll-feed leads, by default and as configured', async () => {
    expect(await locationOf('/feed/recipes.xml')).toBe('/collections/recipes/atom.xml');
    expect(await locationOf('/cook/all.xml')).toBe('/collections/recipes/atom.xml');
    expect(await locationOf('/feed/recipes/winter.xml')).toBe(
      '/collections/recipes~winter/atom.xml',
    );
    expect(await locationOf('/feed/winter.xml')).toBe('/categories/winter/atom.xml');
    expect(await locationOf('/blog/feed.xml')).toBe('/atom.xml');
    expect(await locationOf('/tagged/go.xml')).toBe('/tags/go/atom.xml');
    expect((await get('/tagged/none.xml')).status).toBe(404);
    expect((await get('/cook/other.xml')).status).toBe(404);
  });

  it('changes alone: the copies of other feeds than the site’s stay current', async () => {
    const tag = await etagAt('/tags/go/rss.xml');
    const home = await etagAt('/');
    const before = await etagAt('/collections/recipes/rss.xml');
    await importSite(
      { '_recipes/pies/pie.md': post('title: Pie 2\ndate: 2026-01-03') },
      { config },
    );
    expect(await etagAt('/tags/go/rss.xml')).toBe(tag);
    expect(await etagAt('/collections/recipes/rss.xml')).not.toBe(before);
    // The home page lists collections.
    expect(await etagAt('/')).not.toBe(home);
  });

  it('ends if the configuration no longer lists the collection', async () => {
    const { posts } = await importSite(files, { config: plainConfig });
    expect(posts.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(3);
    expect(await titlesAt('/collections/recipes/feed.json')).toEqual([]);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });
});

describe('a site with a path in its URL', () => {
  it('has the old URLs of its feeds below that path', async () => {
    const yaml = config.replace('url: https://paper.example', 'url: https://paper.example/notes');
    await importSite(files, { config: yaml });
    expect(await locationOf('/notes/blog/feed.xml')).toBe('/atom.xml');
    expect(await locationOf('/notes/feed/winter.xml')).toBe('/categories/winter/atom.xml');
    expect(await locationOf('/notes/feed/recipes/winter.xml')).toBe(
      '/collections/recipes~winter/atom.xml',
    );
  });
});

describe('a document without a date', () => {
  it('has the time when it was first seen, whatever changes later', async () => {
    const path = '_recipes/bread.md';
    const dates = async () =>
      (await env.DB.prepare('select published_at, state from article').all()).results;
    await importSite({ [path]: post('title: Bread') }, { config });
    const first = await dates();
    await env.DB.prepare('update article set published_at = published_at - 5000').run();
    await env.DB.prepare('update scope_article set published_at = published_at - 5000').run();
    const moved = await dates();
    expect(moved).not.toEqual(first);
    await importSite({ [path]: post('title: Bread') }, { config: `${config}\nshow_drafts: true` });
    await importSite({ [path]: post('title: Bread 2') }, { config });
    expect(await dates()).toEqual(moved);
    expect(await titlesAt('/collections/recipes/feed.json')).toEqual(['Bread 2']);
  });
});
