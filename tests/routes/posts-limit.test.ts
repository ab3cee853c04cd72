// The number of items that a site's configuration wants in its feeds.
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post, titlesAt } from '../support/feedmill.ts';

beforeEach(startEmpty);

describe('"feed: posts_limit"', () => {
  const posts = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `_posts/2026-01-01-${String(number).padStart(2, '0')}.md`,
        post(`title: P${number}\ndate: ${new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()}`),
      ]),
    );

  it.each([
    [3, 3],
    [25, 25],
    [200, 30],
  ])('of %i gives a site of 30 posts feeds with %i', async (limit, expected) => {
    const yaml = `${plainConfig}\nfeed: {posts_limit: ${limit}}`;
    await importSite(posts(30), { config: yaml });
    const titles = await titlesAt('/feed.json');
    expect(titles).toHaveLength(expected);
    expect(titles[0]).toBe('P29');
    expect(new Set(titles).size).toBe(expected);
  });

  it('leaves each article once in the feed and its archive', async () => {
    for (const limit of [2, 25]) {
      await startEmpty();
      await importSite(posts(40), { config: `${plainConfig}\nfeed: {posts_limit: ${limit}}` });
      const seen: string[] = [];
      for (let path: string | undefined = '/atom.xml'; path !== undefined; ) {
        const text: string = await (await get(path)).text();
        seen.push(...[...text.matchAll(/<title[^>]*>(P\d+)</g)].map(([, title = '']) => title));
        const older: string | undefined =
          /rel="prev-archive"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="prev-archive"/
            .exec(text)
            ?.slice(1)
            .find((url) => url !== undefined);
        path = older && new URL(older).pathname;
      }
      expect(seen).toHaveLength(40);
      expect(new Set(seen).size).toBe(40);
    }
  });
});
