import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const count = 230;

beforeAll(async () => {
  const files = Array.from({ length: count }, (_, index): [string, string] => {
    const date = new Date(Date.UTC(2025, 0, 1) + index * 3_600_000).toISOString();
    return [
      `_posts/2025-01-01-p${index}.md`,
      post(`title: Post ${index}\ndate: ${date}\ncategory: town`),
    ];
  });
  await importSite(Object.fromEntries(files));
});

/** Follows the links to older articles from the page of a scope to the last page. */
async function walk(base: string) {
  const pages: { path: string; titles: string[]; text: string }[] = [];
  for (let path: string | undefined = base; path !== undefined; ) {
    const response = await get(path);
    if (response.status !== 200) throw new Error(`${path} responded with ${response.status}`);
    const text = await response.text();
    const titles = [...text.matchAll(/<bdi>(Post \d+)<\/bdi>/g)].map(([, title = '']) => title);
    pages.push({ path, titles, text });
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1];
  }
  return pages;
}

describe.each(['/', '/categories/town/'])('the pages of older articles of %s', (base) => {
  it('have each article once, the newest first, back to the first', async () => {
    const pages = await walk(base);
    const titles = pages.flatMap((page) => page.titles);
    expect(titles).toEqual(Array.from({ length: count }, (_, at) => `Post ${count - 1 - at}`));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)?.path).toBe(`${base}archive/start/`);
  });

  it('lead back to the newest, page by page', async () => {
    const pages = await walk(base);
    for (const [at, { text }] of pages.entries()) {
      const [, previous] = /rel="prev" href="([^"]+)"/.exec(text) ?? [];
      expect(previous).toBe(at === 0 ? undefined : pages[at - 1]?.path);
    }
  });

  it('read as many rows as they show articles, twice, and some more', async () => {
    const d1 = new CountingD1(env.DB);
    const app = appWith({}, d1);
    for (const { path, titles } of (await walk(base)).slice(1)) {
      d1.restart();
      expect((await app.request(path)).status).toBe(200);
      // Twenty to check that the page of the scope does not reach this one, ten to find the pages next to it, and
      // the kinds of feeds for the menu.
      expect(await d1.rowsRead()).toBeLessThanOrEqual(2 * titles.length + 20 + 3 * 20 + 10 + 8);
    }
  });
});

describe('a page of older articles', () => {
  it('is not sent again to a browser that has it', async () => {
    const first = await get('/archive/start/');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect((await get('/archive/start/', headers)).status).toBe(304);
  });

  it.each(['/archive/0/', '/archive/-1/', '/archive/20250230000000-1/', '/archive/%00/'])(
    'is a 404 if %s is not the place of one',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is a 404 if the category does not exist', async () => {
    expect((await get('/categories/none/archive/start/')).status).toBe(404);
  });

  it('is redirected to the one that has its articles', async () => {
    const response = await get('/archive/20250101000500-1/');
    expect([response.status, response.headers.get('Location')]).toEqual([301, '/archive/start/']);
  });
});
