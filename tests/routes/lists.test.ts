import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const tags = Array.from({ length: 450 }, (_, index) => `t${index}`);

beforeAll(async () => {
  // Five posts with 90 tags each, and two posts with the tag "first".
  const many = [0, 90, 180, 270, 360].map((start): [string, string] => [
    `_posts/2026-01-01-${start}.md`,
    post(`tags: [${tags.slice(start, start + 90).join(', ')}]`),
  ]);
  const first = ['x', 'y'].map((name): [string, string] => [
    `_posts/2026-01-01-${name}.md`,
    post('tag: first'),
  ]);
  await importSite(Object.fromEntries([...many, ...first]));
});

const linksIn = (page: string) =>
  [...page.matchAll(/<a href="(\/tags\/[^"]+\/)"><bdi>/g)].map(([, link]) => link);

const linksAt = async (path: string) => linksIn(await (await get(path)).text());

describe('the home page', () => {
  it('lists the 30 largest tags and links to the list of all tags', async () => {
    const links = await linksAt('/');
    expect(links).toHaveLength(30);
    expect(links[0]).toBe('/tags/first/');
    expect(await (await get('/')).text()).toContain('href="/tags/"');
  });

  it('reads few rows even if there are many tags', async () => {
    const d1 = new CountingD1(env.DB);
    await appWith({}, d1).request('/');
    expect(await d1.rowsRead()).toBeLessThan(120);
  });
});

describe('the list of all tags', () => {
  it('has every tag once, on pages that link to the next', async () => {
    const seen: (string | undefined)[] = [];
    for (let path: string | undefined = '/tags/'; path !== undefined; ) {
      const page = await (await get(path)).text();
      // Those that changed last are above the first group, too.
      seen.push(...linksIn(page.slice(page.indexOf('id="size'))));
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1];
    }
    expect(new Set(seen).size).toBe(451);
    expect(seen).toHaveLength(451);
  });

  it.each([
    '/tags/page/9/',
    '/tags/page/0/',
    '/tags/page/1/',
    '/tags/page/-1/',
    '/tags/page/1e9/',
    '/tags/page/%D9%A3/',
  ])('responds to %s with a 404 that may be cached for a minute', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(response.headers.get('ETag')).toBeNull();
  });
});

describe('the list of all categories', () => {
  it('is empty if there are none', async () => {
    expect((await get('/categories/')).status).toBe(200);
    expect(await linksAt('/categories/')).toEqual([]);
  });
});
