import { describe, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';

describe('a feed', () => {
  it('shows the newest article first', async () => {
    await importSite({
      '_posts/2026-01-01-old.md': post('title: Old'),
      '_posts/2026-02-01-new.md': post('title: New'),
    });
    const feed = await (await get('/feed.json')).json<{ items: { title: string }[] }>();
    expect(feed.items.map((item) => item.title)).toEqual(['New', 'Old']);
  });
});
