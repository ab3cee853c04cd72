import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import {
  callApi,
  importSite,
  post,
  sendPosts,
  siteItems,
  startRun,
  titlesAt,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const text = post('title: A\npermalink: /a.html');
const oldPath = '_posts/2026-01-01-a.md';
const newPath = '_posts/2026/2026-01-01-a.md';

describe('a post that moves to another folder', () => {
  it('keeps its article', async () => {
    await importSite({ [oldPath]: text });
    const [before] = await siteItems();
    const { posts, withdrawn } = await importSite({ [newPath]: text }, { deleted: [oldPath] });
    expect(posts).toMatchObject([{ path: newPath, outcome: 'unchanged' }]);
    expect(withdrawn).toBe(0);
    expect(await siteItems()).toEqual([before]);
  });

  it('keeps its article if the old path is reported as deleted first', async () => {
    await importSite({ [oldPath]: text });
    const before = await siteItems();
    const run = await startRun();
    await callApi('POST', `/api/runs/${run}/deleted`, JSON.stringify({ paths: [oldPath] }));
    expect(await sendPosts(run, { [newPath]: text })).toMatchObject([{ outcome: 'unchanged' }]);
    const finished = await callApi('POST', `/api/runs/${run}/finish`);
    expect(await finished.json()).toMatchObject({ withdrawn: 0 });
    expect(await siteItems()).toEqual(before);
  });

  it('keeps its article if it moves back', async () => {
    await importSite({ [oldPath]: text });
    const before = await siteItems();
    for (const [to, from] of [
      [newPath, oldPath],
      [oldPath, newPath],
    ] as const) {
      await importSite({ [to]: text }, { deleted: [from] });
      expect(await siteItems()).toEqual(before);
    }
  });
});

describe('two posts with one id', () => {
  it('cause a problem for the later post', async () => {
    const { posts } = await importSite({
      [oldPath]: text,
      [newPath]: post('title: B\npermalink: /a.html'),
    });
    expect(posts).toMatchObject([
      { path: oldPath, outcome: 'created' },
      { path: newPath, outcome: 'problem', note: expect.stringContaining(oldPath) },
    ]);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });

  it('cause a problem for the post of a later run', async () => {
    await importSite({ [oldPath]: text });
    const { posts } = await importSite({ [newPath]: post('title: B\npermalink: /a.html') });
    expect(posts).toMatchObject([{ outcome: 'problem', note: expect.stringContaining(oldPath) }]);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });

  it('cause no problem after the first post is deleted', async () => {
    const other = post('title: B\npermalink: /a.html');
    await importSite({ [oldPath]: text });
    await importSite({ [newPath]: other });
    await importSite({}, { deleted: [oldPath] });
    await importSite({ [newPath]: other });
    expect(await titlesAt('/feed.json')).toEqual(['B']);
  });

  it('cause no problem if they are the same file, sent twice in a run', async () => {
    await importSite({ [oldPath]: text });
    const run = await startRun();
    await sendPosts(run, { [oldPath]: post('title: A2\npermalink: /a.html') });
    expect(await sendPosts(run, { [oldPath]: post('title: A2\npermalink: /a.html') })).toEqual([]);
    expect(await titlesAt('/feed.json')).toEqual(['A2']);
  });
});

describe('an article that another source takes over', () => {
  const edited = post('title: A, not yet\npermalink: /a.html\npublished: false');

  it('keeps its id and is no longer changed by the first source', async () => {
    await importSite({ [oldPath]: text }, { source: 'one' });
    const before = await siteItems();
    await importSite({ [oldPath]: edited }, { source: 'one' });
    expect(await siteItems()).toEqual([]);
    await importSite({ [oldPath]: text }, { source: 'two' });
    expect(await siteItems()).toEqual(before);
    await importSite({ [oldPath]: `${edited}More.` }, { source: 'one' });
    await importSite({}, { source: 'one', deleted: [oldPath] });
    expect(await siteItems()).toEqual(before);
  });
});
