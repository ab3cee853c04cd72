import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ArticleResponse,
  ArticlesResponse,
  ScopesResponse,
} from '../../../src/model/article-api.ts';
import { AdminApi } from '../../support/admin.ts';
import { startEmpty } from '../../support/database.ts';
import { importSite, post } from '../../support/feedmill.ts';
import { expectRefusal } from '../../support/refusal.ts';

const api = new AdminApi();
const get = <Body>(path: string) => api.json<Body>('GET', path);

beforeEach(startEmpty);

/** The titles on each page of a list. */
async function pagesOf(path: string): Promise<string[][]> {
  const pages: string[][] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: ArticlesResponse = await get(`${path}?limit=2&after=${after}`);
    pages.push(page.articles.map(({ title }) => title));
    after = page.next;
  }
  return pages;
}

describe('the articles that wait for their dates', () => {
  it('are listed in pages, the next one first, even if they have the same date', async () => {
    const days = ['2098-01-01-a', '2097-01-01-b', '2097-01-01-c', '2097-01-01-d', '2026-01-01-e'];
    const posts = days.map((day) => [`_posts/${day}.md`, post(`title: ${day.at(-1)}`)]);
    await importSite(Object.fromEntries(posts));
    const pages = await pagesOf('/api/articles/scheduled');
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
    expect(pages.flat().slice(0, 3).sort()).toEqual(['b', 'c', 'd']);
    expect(pages.flat()[3]).toBe('a');
    const { articles } = await get<ArticlesResponse>('/api/articles/scheduled?limit=1');
    expect(articles).toMatchObject([
      { state: 'scheduled', publishedAt: '2097-01-01T00:00:00.000Z' },
    ]);
  });
});

describe('the articles that were withdrawn through the API', () => {
  it('are listed in pages, by URL, until they are restored', async () => {
    const names = ['a', 'b', 'c'];
    await importSite(
      Object.fromEntries(
        names.map((name) => [`_posts/2026-01-01-${name}.md`, post(`title: ${name}`)]),
      ),
    );
    const feedId = (name: string) => `https://paper.example/2026/01/01/${name}`;
    for (const name of ['c', 'a', 'b']) {
      await api.json('POST', '/api/articles/withdraw', { feedId: feedId(name) });
    }
    expect(await pagesOf('/api/articles/held')).toEqual([['a', 'b'], ['c']]);
    await api.json('POST', '/api/articles/restore', { feedId: feedId('a') });
    expect(await pagesOf('/api/articles/held')).toEqual([['b', 'c']]);
  });
});

describe('an article', () => {
  it('is found by its id and by its URL', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const feedId = 'https://paper.example/2026/01/01/a';
    const byId = await get<ArticleResponse>(`/api/article?feedId=${feedId}`);
    expect(byId).toMatchObject({ feedId, title: 'A', state: 'live', isHeld: false });
    expect(await get(`/api/article?url=${encodeURIComponent(byId.url)}`)).toEqual(byId);
  });

  it('is a 404 if there is none, and a 400 if the query names none or two', async () => {
    const ask = (query: string) => api.request('GET', `/api/article?${query}`);
    await expectRefusal(await ask('feedId=x'), 404, /article does not exist/);
    await expectRefusal(await ask(''), 400, /feedId/);
    await expectRefusal(await ask('feedId=x&url=y'), 400, /feedId/);
    await expectRefusal(await ask('feedId='), 400, /feedId/);
  });
});

describe('the scopes', () => {
  const textsOf = async (query: string) =>
    (await get<ScopesResponse>(`/api/scopes?${query}`)).scopes.map(
      ({ kind, slug, articles }) => `${kind}:${slug} ${articles}`,
    );

  it('are listed by their size, of all kinds or of one', async () => {
    await importSite({
      '_posts/2026-01-01-a.md': post('title: A\ntags: [one, two]\ncategory: town'),
      '_posts/2026-01-02-b.md': post('title: B\ntags: [two]'),
    });
    expect(await textsOf('kind=tag')).toEqual(['tag:two 2', 'tag:one 1']);
    const all = await textsOf('by=size');
    expect(all[0]).toBe('site: 2');
    expect(all).toContain('category:town 1');
    expect(await textsOf('by=size&limit=1')).toEqual(['site: 2']);
  });

  it('are listed by their last change', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: [old]') });
    await importSite({ '_posts/2026-01-02-b.md': post('title: B\ntags: [new]') });
    expect(await textsOf('by=change&kind=tag')).toEqual(['tag:new 1', 'tag:old 1']);
    expect((await textsOf('by=change')).at(-1)).toBe('tag:old 1');
  });

  it('are a 400 for another order or kind', async () => {
    const ask = (query: string) => api.request('GET', `/api/scopes?${query}`);
    await expectRefusal(await ask('by=name'), 400, /"by" must be one of size, change/);
    await expectRefusal(await ask('kind=tags'), 400, /"kind" must be one of site, category/);
  });
});
