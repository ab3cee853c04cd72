import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';
import { childrenOf, parseXml } from '../support/xml.ts';

const kept = { '_posts/2026-01-01-kept.md': post('title: Kept\ntags: [a]') };
const lost = { '_posts/2026-01-02-lost.md': post('title: Lost\ntags: [a, b]') };

async function tombstonesAt(path: string) {
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
    expect(await tombstonesAt(path)).toEqual(['https://paper.example/2026/01/02/lost']);
  });

  it('has no tombstone once it is published again', async () => {
    await importSite(lost);
    expect(await tombstonesAt('/atom.xml')).toEqual([]);
  });

  it('keeps its tombstone and the ETag in feeds that it left if it returns to others', async () => {
    const read = async () => {
      const response = await get('/tags/b/atom.xml');
      return { etag: response.headers.get('ETag'), body: await response.text() };
    };
    const before = await read();
    await importSite({ '_posts/2026-01-02-lost.md': post('title: Lost\ntags: [c]') });
    expect(await read()).toEqual(before);
    expect(await tombstonesAt('/tags/c/atom.xml')).toEqual([]);
  });

  it('has no tombstone once it would have dropped out of the feed', async () => {
    const newer = { '_posts/2126-01-01-newer.md': post('title: Newer\ntags: [a]') };
    await importSite(newer, { future: true });
    const app = appWith({ FEED_ITEMS: '1' });
    expect(await (await app.request('/atom.xml')).text()).not.toContain('deleted-entry');
    expect(await tombstonesAt('/atom.xml')).toHaveLength(1);
  });

  it('has no tombstone if FEED_TOMBSTONES is off', async () => {
    const app = appWith({ FEED_TOMBSTONES: 'off' });
    expect(await (await app.request('/atom.xml')).text()).not.toContain('deleted-entry');
  });
});

describe('an article that loses a tag', () => {
  it('has no tombstone in the feed of that tag', async () => {
    await importSite({ '_posts/2026-01-01-kept.md': post('title: Kept\ntags: [c]') });
    expect(await tombstonesAt('/tags/a/atom.xml')).not.toContain(
      'https://paper.example/2026/01/01/kept',
    );
  });
});
