import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const names = ['Linux', 'Linux Kernel', 'GNU Linux', '100%', '100_', `O'Brien "x"`, '大众网新闻'];

beforeAll(async () => {
  const tags = `tags: ${JSON.stringify(names)}`;
  await importSite({ '_posts/2026-01-01-a.md': post(`title: A\n${tags}`) });
});

const filter = (text: string) => `/tags/?${new URLSearchParams({ q: text })}`;

async function found(text: string, page?: string): Promise<string[]> {
  const html = page ?? (await (await get(filter(text))).text());
  const links = html.matchAll(/<a href="\/tags\/[^"]+\/"><bdi>(.*?)<\/bdi>/g);
  return [...links].map(([, name = '']) => name.replaceAll('&quot;', '"').replaceAll('&#39;', "'"));
}

describe('the filter of a list', () => {
  it.each([
    ['linux', ['GNU Linux', 'Linux', 'Linux Kernel']],
    ['LINUX k', ['Linux Kernel']],
    ['nu l', ['GNU Linux']],
    ['众网', ['大众网新闻']],
    ['%', ['100%']],
    ['_', ['100_']],
    [`'`, [`O'Brien "x"`]],
    ['" or 1=1 --', []],
    ['*', []],
    ['<b>', []],
  ])('finds the tags whose names contain %j', async (text, expected) => {
    expect((await found(text)).toSorted()).toEqual(expected.toSorted());
  });

  it('shows the text, escaped', async () => {
    const page = await (await get(filter('<b>"x"'))).text();
    expect(page).toContain('<bdi>&lt;b&gt;&quot;x&quot;</bdi>');
    expect(page).toContain('value="&lt;b&gt;&quot;x&quot;"');
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  it.each([
    ['/tags/?q=', '/tags/'],
    ['/tags/?q=+', '/tags/'],
    ['/tags/?q=a&utm_source=mail', '/tags/?q=a'],
    ['/tags/?x=1&q=a%20b', '/tags/?q=a+b'],
    ['/TAGS/?q=a', '/tags/?q=a'],
    ['/tags/linux/?q=a', '/tags/linux/'],
    ['/?q=a', '/'],
    ['/tags/?q=%E2%80%AEa%00%0Ab', '/tags/?q=%E2%80%AEa+b'],
  ])('has one canonical URL: %s redirects to %s', async (path, canonical) => {
    const response = await get(path);
    expect([response.status, response.headers.get('Location')]).toEqual([301, canonical]);
    const again = await get(canonical);
    expect(again.status).toBe(200);
  });

  it('has a version of its own', async () => {
    const tags = ['a', 'b'].map(async (text) => (await get(filter(text))).headers.get('ETag'));
    const [a, b] = await Promise.all(tags);
    expect(a).not.toBe(b);
    const again = await get(filter('a'), { 'If-None-Match': a ?? '' });
    expect(again.status).toBe(304);
  });

  it.each([
    [101, 400],
    [5_000, 400],
    [1_000_000, 414],
  ])('refuses a text of %i characters with a %i', async (length, status) => {
    const response = await get(filter('a'.repeat(length)));
    expect(response.status).toBe(status);
    expect((await response.text()).length).toBeLessThan(100);
  });
});

describe('a filter in a list of 20,000 tags', () => {
  it('reads at most about 5,000 rows, and finds every tag by the beginning of its name', async () => {
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
       insert into scope (kind, slug, name, revision, changed_at, article_count)
       select 'tag', 'bulk-' || i, 'Bulk ' || i, 1, 1, 1 + (i % 50) from n`,
    ).run();
    const d1 = new CountingD1(env.DB);
    const app = appWith({}, d1);
    for (const text of ['bulk', 'k-1', 'zzz', 'bulk-19999']) {
      d1.restart();
      const page = await (await app.request(filter(text))).text();
      if (text === 'bulk-19999') expect(await found(text, page)).toContain('Bulk 19999');
      expect(await d1.rowsRead()).toBeLessThan(6_500);
    }
  });
});
