import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { allRows, appWith, startEmpty } from '../support/database.ts';
import {
  etagAt,
  get,
  importSite,
  post,
  siteItems,
  startRun,
  tar,
  titlesAt,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const first = '_posts/2026-01-01-a.md';
const second = '_posts/2026-01-02-b.md';
const broken = '---\ntitle: [never closed\n---\nText.\n';

describe('a broken post', () => {
  it('is reported with its path and a reason, and other posts are imported', async () => {
    const { posts } = await importSite({ [first]: broken, [second]: post('title: B') });
    expect(posts).toEqual([
      {
        path: first,
        outcome: 'problem',
        note: expect.stringMatching(/^.{10,300}$/),
        reasons: 'yaml',
      },
      { path: second, outcome: 'created', note: '', reasons: '' },
    ]);
    expect(await titlesAt('/feed.json')).toEqual(['B']);
  });

  it('does not change the feeds', async () => {
    await importSite({ [first]: post('title: A\ncategory: town') });
    const before = await (await get('/categories/town/rss.xml')).text();
    await importSite({ [first]: broken });
    expect(await (await get('/categories/town/rss.xml')).text()).toBe(before);
  });

  it('is imported after it is repaired', async () => {
    await importSite({ [first]: broken });
    const { posts } = await importSite({ [first]: post('title: Repaired') });
    expect(posts).toMatchObject([{ outcome: 'created' }]);
    expect(await titlesAt('/feed.json')).toEqual(['Repaired']);
  });
});

describe('a second run with nothing new', () => {
  const files = { [first]: post('title: A\ntag: x'), [second]: broken, '_posts/notes.md': 'x' };
  const runTables = ['import_run'];

  it('changes no rows except those of runs', async () => {
    await importSite(files);
    const before = await allRows(runTables);
    const { posts } = await importSite(files);
    expect(posts).toEqual([]);
    expect(await allRows(runTables)).toEqual(before);
  });

  it('writes only the counts of the run', async () => {
    await importSite(files);
    const d1 = new CountingD1(env.DB);
    const run = await startRun();
    const response = await appWith({ IMPORT_TOKEN: 'a-token-for-tests-only' }, d1).request(
      `/api/runs/${run}/posts`,
      {
        method: 'POST',
        headers: { Authorization: 'Bearer a-token-for-tests-only' },
        body: await tar(files),
      },
    );
    expect(await response.json()).toEqual({ unchanged: 3, posts: [] });
    expect(d1.rowsWritten).toBe(1);
  });
});

describe('a post that changes', () => {
  it('keeps its id and date, and gets a modification date', async () => {
    await importSite({ [first]: post('title: A') });
    const [before] = await siteItems();
    const start = Math.floor(Date.now() / 1000) * 1000;
    await importSite({ [first]: post('title: A, corrected') });
    const [after] = await siteItems();
    expect(after).toMatchObject({
      id: before?.id,
      title: 'A, corrected',
      date_published: before?.date_published,
    });
    expect(before?.date_modified).toBe(before?.date_published);
    expect(new Date(after?.date_modified ?? '').getTime()).toBeGreaterThanOrEqual(start);
  });

  it('keeps its id if its URL changes', async () => {
    await importSite({ [first]: post('title: A') });
    const [before] = await siteItems();
    await importSite({ [first]: post('title: A\npermalink: /elsewhere.html') });
    const items = await siteItems();
    expect(items).toMatchObject([{ id: before?.id, url: 'https://paper.example/elsewhere.html' }]);
  });

  it('moves to the feeds of its new category', async () => {
    await importSite({ [first]: post('title: A\ncategory: x') });
    await importSite({ [first]: post('title: A\ncategory: y') });
    expect(await titlesAt('/categories/x/feed.json')).toEqual([]);
    expect(await titlesAt('/categories/y/feed.json')).toEqual(['A']);
  });

  it('keeps its modification date if only the configuration changes', async () => {
    await importSite({ [first]: post('title: A') });
    const [before] = await siteItems();
    const config = 'title: The Paper\nurl: https://other.example';
    const { posts } = await importSite({ [first]: post('title: A') }, { config });
    const [after] = await siteItems();
    expect(posts).toMatchObject([{ outcome: 'changed' }]);
    expect(after?.url).toMatch(/^https:\/\/other\.example\//);
    expect(after).toMatchObject({ id: before?.id, date_modified: before?.date_modified });
  });
});

describe('two sources', () => {
  it('share the feeds', async () => {
    await importSite({ [first]: post('title: A') }, { source: 'one' });
    await importSite({ [second]: post('title: B') }, { source: 'two' });
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it("cannot change each other's articles", async () => {
    await importSite({ [first]: post('title: A') }, { source: 'one' });
    const { posts } = await importSite({ [first]: post('title: Not A') }, { source: 'two' });
    expect(posts).toMatchObject([{ outcome: 'problem', note: expect.stringContaining('source') }]);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });

  it('share the title of the first source', async () => {
    await importSite({ [first]: post('title: A') }, { source: 'one' });
    const before = await etagAt('/rss.xml');
    await importSite({}, { source: 'two', config: 'title: Another\nurl: https://a.example' });
    expect(await (await get('/rss.xml')).text()).toContain('<title>The Paper</title>');
    expect(await etagAt('/rss.xml')).toBe(before);
  });
});
