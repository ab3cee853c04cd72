import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';
import { childrenOf, parseXml } from '../support/xml.ts';

const kept = { '_posts/2026-01-01-kept.md': post('title: Kept\ntags: [a]') };
const lost = { '_posts/2026-01-02-lost.md': post('title: Lost\ntags: [a, b]') };

async function deletedAt(path: string) {
  return childrenOf(parseXml(await (await get(path)).text()), 'at:deleted-entry').map((entry) =>
    entry.getAttribute('ref'),
  );
}

beforeEach(async () => {
  await startEmpty();
  await importSite({ ...kept, ...lost });
  await importSite({}, { deleted: Object.keys(lost) });
});

describe('a withdrawn article', () => {
  it.each(['/atom.xml', '/tags/a/atom.xml'])('has a tombstone at %s', async (path) => {
    expect(await deletedAt(path)).toEqual(['https://paper.example/2026/01/02/lost']);
  });

  it('has no tombstone after it has returned', async () => {
    await importSite(lost);
    expect(await deletedAt('/atom.xml')).toEqual([]);
  });

  it('has no tombstone if it only has another tag', async () => {
    await importSite({ '_posts/2026-01-01-kept.md': post('title: Kept\ntags: [c]') });
    expect(await deletedAt('/tags/a/atom.xml')).not.toContain(
      'https://paper.example/2026/01/01/kept',
    );
  });

  it('has no tombstone where it would have dropped out of the feed by now', async () => {
    const newer = { '_posts/2126-01-01-newer.md': post('title: Newer\ntags: [a]') };
    await importSite(newer, { future: true });
    const small = appWith({ FEED_ITEMS: '1' });
    expect(await (await small.request('/atom.xml')).text()).not.toContain('deleted-entry');
    expect(await deletedAt('/atom.xml')).toHaveLength(1);
  });

  it('has no tombstone with FEED_TOMBSTONES=off', async () => {
    const silent = appWith({ FEED_TOMBSTONES: 'off' });
    expect(await (await silent.request('/atom.xml')).text()).not.toContain('deleted-entry');
  });
});
