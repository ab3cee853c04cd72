// Mixes of random posts, compared with what a reader would pick by hand.
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { randomFrom, seeds } from '../support/random.ts';

beforeEach(startEmpty);

const tags = ['a', 'b', 'c', 'd'];

interface Picked {
  readonly title: string;
  readonly tags: readonly string[];
}

/** The titles of all parts of a mix, in order. */
async function walk(app: ReturnType<typeof appWith>, mix: string): Promise<string[]> {
  const titles: string[] = [];
  for (let path: string | undefined = `/mix/${mix}/feed.json`; path !== undefined; ) {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    const part = await response.json<{ items: { title: string }[]; next_url?: string }>();
    titles.push(...part.items.map(({ title }) => title));
    path = part.next_url && new URL(part.next_url).pathname;
  }
  return titles;
}

describe('the parts of a mix', () => {
  it.each(seeds)('have exactly its articles, newest first (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const posts = Array.from({ length: 60 }, (_, index): Picked => {
      return { title: `T${index}`, tags: tags.filter(() => random() < 0.4) };
    });
    // Every tag must exist, and posts may have the same time.
    posts.push({ title: 'T60', tags });
    const time = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, Math.floor(index / 3)));
    const files = posts.map(({ title, tags }, index): [string, string] => [
      `_posts/2026-01-01-${String(index).padStart(2, '0')}.md`,
      post(`title: ${title}\ndate: ${time(index).toISOString()}\ntags: [${tags.join(', ')}]`),
    ]);
    await importSite(Object.fromEntries(files));
    const app = appWith({ FEED_ITEMS: '4' });
    const newestFirst = posts.toReversed();
    const picked = (test: (tags: readonly string[]) => boolean) =>
      newestFirst.filter((post) => test(post.tags)).map(({ title }) => title);
    const has = (tag: string) => (of: readonly string[]) => of.includes(tag);
    const [a, b, c, d] = [has('a'), has('b'), has('c'), has('d')];
    const mixes: [string, Test][] = [
      ['tags:a+tags:b', (of) => a(of) && b(of)],
      ['tags:a+tags:b+tags:c+tags:d', (of) => a(of) && b(of) && c(of) && d(of)],
      ['tags:a,tags:b,tags:c', (of) => a(of) || b(of) || c(of)],
      ['tags:a,tags:b!tags:c', (of) => (a(of) || b(of)) && !c(of)],
      ['tags:a+tags:b!tags:c,tags:d', (of) => a(of) && b(of) && !c(of) && !d(of)],
      ['!tags:a,tags:b', (of) => !a(of) && !b(of)],
    ];
    for (const [mix, test] of mixes) expect(await walk(app, mix), mix).toEqual(picked(test));
  });

  it('may come from eight scopes', async () => {
    const letters = [...'abcdefgh'];
    const files = letters.map((letter): [string, string] => [
      `_posts/2026-01-01-${letter}.md`,
      post(`title: ${letter}\ntag: ${letter}`),
    ]);
    await importSite(Object.fromEntries(files));
    const titles = await walk(appWith({}), letters.map((letter) => `tags:${letter}`).join(','));
    expect(titles.toSorted()).toEqual(letters);
  });
});

type Test = (tags: readonly string[]) => boolean;
