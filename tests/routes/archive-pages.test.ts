import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/model/format.ts';
import { walkArchive } from '../support/archive-walk.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';

// Enough articles for several pages, wherever the pages begin.
const count = 700;

function dateOf(index: number): string {
  return new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString();
}

function nthPost(index: number, text = 'Some text.'): [string, string] {
  const tag = index % 3 === 0 ? 'third' : 'other';
  return [
    `_posts/2024-01-01-post-${index}.md`,
    post(`title: Post ${index}\ndate: ${dateOf(index)}\ntags: [${tag}]`, text),
  ];
}

function allTitles(keep: (index: number) => boolean = () => true): string[] {
  const numbers = Array.from({ length: count }, (_, index) => count - 1 - index);
  return numbers.filter(keep).map((index) => `Post ${index}`);
}

beforeAll(async () => {
  const posts = Array.from({ length: count }, (_, index) => nthPost(index));
  for (let start = 0; start < count; start += 250) {
    await importSite(Object.fromEntries(posts.slice(start, start + 250)));
  }
});

describe.each(formats)('the archive as %s', (format) => {
  it.each([
    ['/', () => true],
    ['/tags/third/', (index: number) => index % 3 === 0],
  ] as const)(
    'leads from %s back to the first article and has each article once',
    async (base, keep) => {
      const pages = await walkArchive(base, format);
      expect(pages.length).toBeGreaterThan(3);
      expect(pages.flatMap(({ titles }) => titles)).toEqual(allTitles(keep));
    },
  );

  it('has no pages if all articles are in the feed', async () => {
    await importSite({ '_posts/2024-02-02-lone.md': post('title: Lone\ntags: [lone]') });
    expect(await walkArchive('/tags/lone/', format)).toHaveLength(1);
    await importSite({}, { deleted: ['_posts/2024-02-02-lone.md'] });
  });
});

describe('a page of the archive', () => {
  it('keeps its URL and its bytes once it is full, even if articles are published', async () => {
    const before = await walkArchive('/tags/third/', 'atom');
    const full = before.filter(({ newer }) => newer !== undefined);
    expect(full.length).toBeGreaterThan(1);
    await importSite(Object.fromEntries([nthPost(count), nthPost(count + 2)]));
    for (const { path, text } of full) {
      const again = await get(path);
      expect(again.status).toBe(200);
      expect(await again.text()).toBe(text);
    }
    await importSite({}, { deleted: [count, count + 2].map((index) => nthPost(index)[0]) });
  });

  it('is the only page that changes when one of its articles changes', async () => {
    const before = await walkArchive('/', 'rss');
    await importSite(Object.fromEntries([nthPost(300, 'Corrected.')]));
    const after = await walkArchive('/', 'rss');
    const changed = after.filter(({ text }, index) => index > 0 && text !== before[index]?.text);
    expect(changed.map(({ titles }) => titles.includes('Post 300'))).toEqual([true]);
    await importSite(Object.fromEntries([nthPost(300)]));
  });

  it('is a 304 for its ETag', async () => {
    const [, page] = await walkArchive('/', 'json');
    const first = await get(page?.path ?? '');
    const etag = first.headers.get('ETag') ?? '';
    const again = await get(page?.path ?? '', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('Content-Type')).toBeNull();
    expect(again.headers.get('ETag')).toBe(etag);
  });

  it('links to its neighbours and its feed, and is marked as an archive', async () => {
    const pages = await walkArchive('/', 'atom');
    const [feed, first, second] = pages;
    expect(feed?.isArchive).toBe(false);
    expect(first?.isArchive).toBe(true);
    expect(second?.newer).toBe(first?.path);
    expect(second?.current).toBe('/atom.xml');
    expect(pages.at(-1)?.older).toBeUndefined();
  });
});

describe('a URL of the archive', () => {
  it('between two pages redirects to the next older page', async () => {
    const [, , page] = await walkArchive('/', 'rss');
    const later = page?.path.replace(/-(\d+)\//, (_, id) => `-${Number(id) + 1}/`) ?? '';
    const response = await get(later);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(page?.path);
  });

  it('whose articles are all in the feed redirects there temporarily', async () => {
    await importSite({ '_posts/2024-02-03-lone.md': post('title: Lone\ntags: [single]') });
    const response = await get('/tags/single/archive/start/rss.xml');
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/tags/single/rss.xml');
    await importSite({}, { deleted: ['_posts/2024-02-03-lone.md'] });
  });

  it.each(['-1', '1e9', 'NaN', '٣', '20240231000000-1', '20240101000000-0', '99999999999999-1'])(
    'with the page %s does not exist',
    async (page) => {
      expect((await get(`/archive/${encodeURIComponent(page)}/rss.xml`)).status).toBe(404);
    },
  );

  it('of an unused tag does not exist', async () => {
    expect((await get('/tags/none/archive/start/rss.xml')).status).toBe(404);
  });
});

describe('a feed of large articles', () => {
  it('is cut at its maximum size, says so, and continues in the archive', async () => {
    const text = `${'Long and wide. '.repeat(20_000)}\n`;
    const large = Array.from({ length: 8 }, (_, index): [string, string] => [
      `_posts/2025-03-01-large-${index}.md`,
      post(`title: Large ${index}\ndate: 2025-03-01 00:00:0${index}\ntags: [large]`, text),
    ]);
    await importSite(Object.fromEntries(large), { config: plainConfig });
    for (const format of formats) {
      const pages = await walkArchive('/tags/large/', format);
      expect(pages.flatMap(({ titles }) => titles)).toHaveLength(8);
      expect(pages[0]?.titles.length).toBeLessThan(8);
      expect(pages[0]?.text).toContain('Cut at 1000 kB; the rest begins at');
      for (const page of pages) expect(page.text.length).toBeLessThan(1_000_000);
    }
    await importSite({}, { deleted: large.map(([path]) => path) });
  });
});
