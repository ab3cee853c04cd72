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
import { expectRefusal } from '../support/refusal.ts';

beforeEach(startEmpty);

const path = '_posts/2026-01-01-a.md';
const other = '_posts/2026-01-02-b.md';
const files = { [path]: post('title: A\ncategory: town'), [other]: post('title: B') };

/** Reports posts as deleted and finishes the run, unless the report is refused. */
async function withdraw(paths: readonly string[], query = ''): Promise<Response> {
  const run = await startRun();
  const body = JSON.stringify({ paths });
  const response = await callApi('POST', `/api/runs/${run}/deleted${query}`, body);
  return response.ok ? callApi('POST', `/api/runs/${run}/finish`) : response;
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

describe('a run that would withdraw a large part of a source', () => {
  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, index): [string, string] => [
      `_posts/2026-01-01-post-${String(index).padStart(3, '0')}.md`,
      post(`title: Post ${index}`),
    ]),
  );
  const paths = Object.keys(many);

  it('is refused if it exceeds 20 articles and 20 percent, and the feeds stay the same', async () => {
    await importSite(many);
    const before = await allRows(['import_run']);
    const etag = await etagAt('/rss.xml');
    await expectRefusal(
      await withdraw(paths.slice(0, 21)),
      422,
      /^21 of 100 articles would be withdrawn, more than 20%; nothing was changed\. .*--allow-withdrawals/,
    );
    expect(await allRows(['import_run'])).toEqual(before);
    expect(await etagAt('/rss.xml')).toBe(etag);
    expect((await allRows()).import_run?.at(-1)).toMatchObject({ state: 'failed' });
  });

  it('does not make a later run withdraw the articles', async () => {
    await importSite(many);
    await withdraw(paths);
    expect(await (await withdraw([])).json()).toMatchObject({ withdrawn: 0 });
    expect(await titlesAt('/feed.json')).toHaveLength(20);
  });

  it('is accepted up to 20 percent, and up to 20 articles whatever their share', async () => {
    await importSite(many);
    expect(await (await withdraw(paths.slice(0, 20))).json()).toMatchObject({ withdrawn: 20 });
    expect(await (await withdraw(paths.slice(20, 40))).json()).toMatchObject({ withdrawn: 20 });
  });

  it('is accepted if the client allows it', async () => {
    await importSite(many);
    const finished = await withdraw(paths, '?withdraw=all');
    expect(await finished.json()).toMatchObject({ state: 'done', withdrawn: 100 });
    expect(await titlesAt('/feed.json')).toEqual([]);
  });
});
