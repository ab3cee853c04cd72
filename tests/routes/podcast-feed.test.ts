import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

beforeEach(startEmpty);

const file = 'audio: {url: https://paper.example/a.mp3, type: audio/mpeg, length: 9}';

/** Imports articles, the oldest first: with a file, and a text of this length. */
async function importArticles(kinds: string, text = 100): Promise<void> {
  const files = [...kinds].map((kind, index): [string, string] => {
    const date = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    const lines = [
      `title: T${index}`,
      `date: ${date}`,
      'tag: talk',
      ...(kind === 'e' ? [file] : []),
    ];
    return [`_posts/2026-01-01-${index}.md`, post(lines.join('\n'), 'x'.repeat(text))];
  });
  await importSite(Object.fromEntries(files));
}

interface Read {
  readonly items: readonly { readonly title: string }[];
  readonly next_url?: string;
}

/** The titles of a feed and of each page of its archive. */
async function walk(app: ReturnType<typeof appWith>, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { items, next_url }: Read = await (await app.request(next)).json<Read>();
    pages.push(items.map(({ title }) => title));
    next = next_url && new URL(next_url).pathname;
  }
  return pages;
}

const newestFirst = (count: number) =>
  Array.from({ length: count }, (_, index) => `T${count - 1 - index}`);

describe('the feed of a podcast', () => {
  it.each(['/feed.json', '/tags/talk/feed.json'])(
    'has all episodes, not only FEED_ITEMS: %s',
    async (path) => {
      await importArticles('e'.repeat(33));
      expect(await walk(appWith({ FEED_ITEMS: '5' }), path)).toEqual([newestFirst(33)]);
    },
  );

  it('is limited by FEED_MAX_KB, and the archive has the others', async () => {
    await importArticles('e'.repeat(40), 3_000);
    const pages = await walk(appWith({ FEED_ITEMS: '5', FEED_MAX_KB: '50' }), '/feed.json');
    expect(pages[0]?.length).toBeGreaterThan(5);
    expect(pages[0]?.length).toBeLessThan(17);
    expect(pages.flat()).toEqual(newestFirst(40));
  });

  it('has all of them also if it has only summaries', async () => {
    await importArticles('e'.repeat(33), 30_000);
    const app = appWith({ FEED_ITEMS: '5', FEED_MAX_KB: '100', FEED_CONTENT: 'summary' });
    expect(await walk(app, '/feed.json')).toEqual([newestFirst(33)]);
  });

  it.each([
    ['a podcast with an announcement', `${'e'.repeat(20)}eepep`, 25],
    ['a blog with an episode', `${'e'.repeat(20)}ppepp`, 5],
  ])('is one if most of its newest articles are episodes: %s', async (_, kinds, count) => {
    await importArticles(kinds);
    const [feed = []] = await walk(appWith({ FEED_ITEMS: '5' }), '/feed.json');
    expect(feed).toHaveLength(count);
    expect((await walk(appWith({ FEED_ITEMS: '5' }), '/feed.json')).flat()).toEqual(
      newestFirst(25),
    );
  });
});
