// Feeds whose older documents cannot be read.
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../../support/database.ts';
import { importFeed, item, publish, wordPress } from '../../support/feed-source.ts';
import { siteItems, titlesAt } from '../../support/feedmill.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
});

describe('a feed that leads to an older document', () => {
  it.each([
    ['that is an error', 500, 'no', 'responded with 500'],
    ['that is a page for people', 200, '<html>Sign in</html>', 'is an HTML page'],
    ['that asks to retry later', 429, '', 'responded with 429'],
  ])(
    '%s has its newest items imported, and says why the others are missing',
    async (_, status, body, reason) => {
      await publish(url, wordPress(item(3) + item(2), `${url}?page=2`));
      await publish(`${url}?page=2`, body, { status });
      await expect(importFeed(url)).rejects.toThrow(reason);
      expect(await titlesAt('/feed.json')).toHaveLength(2);
      await publish(url, wordPress(item(4) + item(3) + item(2), `${url}?page=2`));
      await expect(importFeed(url)).rejects.toThrow(reason);
      expect(await titlesAt('/feed.json')).toHaveLength(3);
      await publish(`${url}?page=2`, wordPress(item(1)));
      expect((await importFeed(url)).result).toBe('imported');
      expect(await titlesAt('/feed.json')).toHaveLength(4);
    },
  );

  it('has its newest items imported if a later pass cannot go on', async () => {
    // One pass reads fifty documents.
    const next = (page: number) => `${url}?page=${page}`;
    for (let page = 2; page <= 50; page++)
      await publish(next(page), wordPress(item(100 - page), next(page + 1)));
    await publish(url, wordPress(item(99), next(2)));
    await publish(next(51), 'no', { status: 500 });
    await expect(importFeed(url)).rejects.toThrow('responded with 500');
    await publish(url, wordPress(item(100) + item(99), next(2)));
    await expect(importFeed(url)).rejects.toThrow('responded with 500');
    const titles = (await siteItems()).map(({ title }) => title);
    expect(titles).toContain('Post 100');
    await publish(next(51), wordPress(item(1)));
    expect((await importFeed(url)).result).toBe('imported');
  });
});
