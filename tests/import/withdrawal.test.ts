import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, startEmpty } from '../support/database.ts';
import {
  callApi,
  etagAt,
  get,
  importSite,
  post,
  siteItems,
  startRun,
  titlesAt,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const path = '_posts/2026-01-01-a.md';
const other = '_posts/2026-01-02-b.md';
const files = { [path]: post('title: A\ncategory: town'), [other]: post('title: B') };

/** Reports posts as deleted and finishes the run. */
async function withdraw(paths: readonly string[]): Promise<Response> {
  const run = await startRun();
  await callApi('POST', `/api/runs/${run}/deleted`, JSON.stringify({ paths }));
  return callApi('POST', `/api/runs/${run}/finish`);
}

describe('a deleted post', () => {
  it('is removed from its feeds, whose ETags change', async () => {
    await importSite(files);
    const before = await etagAt('/rss.xml');
    const finished = await withdraw([path]);
    expect(await finished.json()).toMatchObject({ state: 'done', withdrawn: 1 });
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await etagAt('/rss.xml')).not.toBe(before);
  });

  it('leaves an empty feed of its category for subscribers', async () => {
    await importSite(files);
    await withdraw([path]);
    expect((await get('/categories/town/rss.xml')).status).toBe(200);
    expect(await titlesAt('/categories/town/feed.json')).toEqual([]);
    expect(await (await get('/')).text()).not.toContain('/categories/town/');
  });

  it('has no row left, and deleting it again changes nothing', async () => {
    await importSite(files);
    await withdraw([path]);
    expect((await allRows()).post).toMatchObject([{ path: other }]);
    const before = await etagAt('/rss.xml');
    expect(await (await withdraw([path])).json()).toMatchObject({ withdrawn: 0 });
    expect(await etagAt('/rss.xml')).toBe(before);
  });

  it('gets its article back if it is added again', async () => {
    await importSite(files);
    const before = await siteItems();
    await withdraw([path]);
    await importSite(files);
    expect(await siteItems()).toEqual(before);
  });

  it('is ignored if the source never had it', async () => {
    await importSite(files);
    expect(await (await withdraw(['_posts/2026-01-01-none.md'])).json()).toMatchObject({
      withdrawn: 0,
    });
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });
});

describe('an unpublished post', () => {
  it('is removed from its feeds and gets its article back if it is published again', async () => {
    await importSite(files);
    const before = await siteItems();
    const hidden = { [path]: post('title: A\ncategory: town\npublished: false') };
    const { posts } = await importSite(hidden);
    expect(posts).toMatchObject([{ path, outcome: 'skipped' }]);
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await titlesAt('/categories/town/feed.json')).toEqual([]);
    await importSite(files);
    expect(await siteItems()).toEqual(before);
  });
});
