// Posts that are kept out of the feed of the site, and posts that are pinned.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, post, titlesAt } from '../support/feedmill.ts';

const a = '_posts/2026-01-01-a.md';
const files = { [a]: post('title: A\ncategories: [winter]\ntags: [go]') };

beforeEach(startEmpty);

describe('a hidden post', () => {
  it('is in the feeds of its category, tag and author, but not in those of the site', async () => {
    const frontMatter = 'title: H\ncategories: [winter]\ntags: [go]\nauthor: Kim\nlang: de';
    const path = '_posts/2026-02-01-h.md';
    await importSite({ [a]: files[a] ?? '', [path]: post(`${frontMatter}\nhidden: true`) });
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    expect(await titlesAt('/categories/winter/feed.json')).toEqual(['H', 'A']);
    expect(await titlesAt('/tags/go/feed.json')).toEqual(['H', 'A']);
    expect(await titlesAt('/authors/kim/feed.json')).toEqual(['H']);
    expect((await get('/languages/de/feed.json')).status).toBe(404);
    await importSite({ [path]: post(frontMatter) });
    expect(await titlesAt('/feed.json')).toEqual(['H', 'A']);
    expect(await titlesAt('/languages/de/feed.json')).toEqual(['H']);
    await importSite({ [path]: post(`${frontMatter}\nhidden: true`) });
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    expect(await titlesAt('/languages/de/feed.json')).toEqual([]);
  });

  it('raises the revision of the site too, which no other may exceed', async () => {
    await importSite({ '_posts/2026-02-01-h.md': post('title: H\nhidden: true') });
    const { results } = await env.DB.prepare(
      'select count(*) as higher from scope where revision > (select revision from scope where kind = ?1)',
    )
      .bind('site')
      .all();
    expect(results).toEqual([{ higher: 0 }]);
  });
});

describe('a pinned post', () => {
  it.each(['pin: true', 'pinned: true', 'sticky: 100', 'featured: true', 'top: 1', 'weight: 1'])(
    'with "%s" stays where its date puts it',
    async (pin) => {
      await importSite({
        '_posts/2025-01-01-old.md': post(`title: Old\n${pin}`),
        '_posts/2026-01-01-new.md': post('title: New'),
      });
      expect(await titlesAt('/feed.json')).toEqual(['New', 'Old']);
    },
  );
});
