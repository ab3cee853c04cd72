import { beforeEach, describe, expect, it } from 'vitest';
import { AdminApi } from '../../support/admin.ts';
import { allRows, appWith, startEmpty } from '../../support/database.ts';
import { etagAt, get, importSite, post, siteItems, titlesAt } from '../../support/feedmill.ts';
import { expectRefusal } from '../../support/refusal.ts';

const path = '_posts/2026-01-01-a.md';
const files = {
  [path]: post('title: A\ncategory: town\ntag: X'),
  '_posts/2026-01-02-b.md': post('title: B\ncategory: town'),
};
const target = { feedId: 'https://paper.example/town/2026/01/01/a' };

let api: AdminApi;

beforeEach(async () => {
  await startEmpty();
  api = new AdminApi();
  await importSite(files);
});

const withdraw = (body: unknown = target) => api.request('POST', '/api/articles/withdraw', body);
const restore = (body: unknown = target) => api.request('POST', '/api/articles/restore', body);

describe('a withdrawn article', () => {
  it('is removed from all its feeds, which get a tombstone and a new revision', async () => {
    const before = await etagAt('/categories/town/atom.xml');
    const response = await withdraw();
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      ...target,
      path,
      state: 'withdrawn',
      isHeld: true,
    });
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await titlesAt('/categories/town/feed.json')).toEqual(['B']);
    expect(await titlesAt('/tags/x/feed.json')).toEqual([]);
    const atom = await (await get('/categories/town/atom.xml')).text();
    expect(atom).toMatch(new RegExp(`deleted-entry ref="${target.feedId}"`));
    expect(await etagAt('/categories/town/atom.xml')).not.toBe(before);
  });

  it('can be identified by its URL', async () => {
    const url = (await siteItems())[1]?.url;
    expect(await (await withdraw({ url })).json()).toMatchObject({ isHeld: true });
    expect(await (await restore({ url })).json()).toMatchObject({ isHeld: false });
  });

  it('stays withdrawn if its post is edited, moved, or deleted and added again', async () => {
    await withdraw();
    await importSite({ [path]: post('title: A2\ncategory: town') });
    await importSite({ '_posts/old/2026-01-01-a.md': files[path] ?? '' }, { deleted: [path] });
    await importSite({}, { deleted: ['_posts/old/2026-01-01-a.md'] });
    await importSite(files);
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await titlesAt('/categories/town/feed.json')).toEqual(['B']);
  });

  it('is restored with its id and dates and the current text of its post', async () => {
    const before = (await siteItems())[1];
    await withdraw();
    await importSite({ [path]: post('title: A2\ncategory: town') });
    expect(await (await restore()).json()).toMatchObject({ state: 'live', isHeld: false });
    expect((await siteItems())[1]).toMatchObject({
      id: before?.id,
      date_published: before?.date_published,
      date_modified: before?.date_modified,
      title: 'A2',
    });
    expect(await (await get('/categories/town/atom.xml')).text()).not.toContain('deleted-entry');
  });

  it('has the same rows as before once it is restored, except revisions and the tombstone', async () => {
    const rows = async () => {
      const { article = [], ...others } = await allRows(['withdrawal', 'scope']);
      return { ...others, article: article.map((row) => ({ ...Object(row), revision: 0 })) };
    };
    const before = await rows();
    await withdraw();
    await restore();
    expect(await rows()).toEqual(before);
    const counts = (await allRows()).scope?.map((row) => Object(row).article_count);
    expect(counts).toEqual([2, 2, 1]);
  });

  it('is sent in a delta when it is restored, but its withdrawal is not', async () => {
    const app = appWith({ FEED_DELTA: 'on' });
    const ask = async (etag: string) => {
      const headers = { 'If-None-Match': etag, 'A-IM': 'feed' };
      const response = await app.request('/feed.json', { headers });
      const feed = await response.json<{ items: { title: string }[] }>();
      const titles = feed.items.map(({ title }) => title);
      return { status: response.status, titles, etag: response.headers.get('ETag') ?? '' };
    };
    const { etag } = await ask('');
    await withdraw();
    const afterWithdrawal = await ask(etag);
    expect(afterWithdrawal).toMatchObject({ status: 200, titles: ['B'] });
    await restore();
    expect(await ask(afterWithdrawal.etag)).toMatchObject({ status: 226, titles: ['A'] });
  });

  it('does not change if it is withdrawn or restored again', async () => {
    await withdraw();
    const withdrawn = await allRows();
    expect((await withdraw()).status).toBe(200);
    expect(await allRows()).toEqual(withdrawn);
    await restore();
    const restored = await allRows();
    expect((await restore()).status).toBe(200);
    expect(await allRows()).toEqual(restored);
  });

  it('cannot be restored while its post is deleted or not published', async () => {
    await withdraw();
    await importSite({ [path]: post('title: A\npublished: false') });
    await expectRefusal(await restore(), 409, /its front matter has "published: false"/);
    await importSite({}, { deleted: [path] });
    await expectRefusal(await restore(), 409, /is no longer in the source "push"/);
    expect(await titlesAt('/feed.json')).toEqual(['B']);
  });
});

describe('a request to withdraw or restore an article', () => {
  it.each([{}, [[]], 'x', { feedId: '' }, { feedId: 1 }, { feedId: 'a', url: 'b' }])(
    'is refused with 400 if it has the body %j',
    async (body) => {
      await expectRefusal(await withdraw(body), 400, /\{"feedId": "..."\}/);
    },
  );

  it('is refused with 404 if the article does not exist', async () => {
    await expectRefusal(
      await withdraw({ feedId: 'https://paper.example/none' }),
      404,
      /does not exist/,
    );
    await expectRefusal(
      await restore({ url: 'https://paper.example/none' }),
      404,
      /does not exist/,
    );
  });
});
