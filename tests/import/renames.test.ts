import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import {
  callApi,
  importSite,
  plainConfig,
  post,
  sendPosts,
  siteItems,
  startRun,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const file = '_posts/2026-04-03-c.md';
const text = post('title: C');
const id = 'https://paper.example/2026/04/03/c';

/** The id and URL of each item, oldest first. */
async function items(): Promise<string[]> {
  return (await siteItems()).map((item) => `${item.id} ${item.url}`).toReversed();
}

describe('a file that is renamed without a change', () => {
  beforeEach(() =>
    importSite({ '_posts/2026-01-01-other.md': post('title: Other'), [file]: text }),
  );

  it.each([
    ['another date', '_posts/2026-04-13-c.md', '/2026/04/13/c.html'],
    ['another name', '_posts/2026-04-03-d.md', '/2026/04/03/d.html'],
    ['another date and name', '_posts/2026-04-13-d.markdown', '/2026/04/13/d.html'],
    ["another category's folder", 'news/_posts/2026-04-03-c.md', '/news/2026/04/03/c.html'],
  ])('keeps its id and gets its new URL if it has %s', async (_, to, url) => {
    const [before] = await siteItems();
    const { posts, withdrawn } = await importSite({ [to]: text }, { deleted: [file] });
    expect(posts).toMatchObject([{ path: to, outcome: 'changed' }]);
    expect(withdrawn).toBe(0);
    expect(await items()).toContain(`${id} https://paper.example${url}`);
    // A new name is not a new text.
    const after = (await siteItems()).find((item) => item.id === id);
    expect(after?.date_modified).toBe(
      to.includes('04-13') ? after?.date_published : before?.date_modified,
    );
  });

  it('keeps its id if it is renamed again and back', async () => {
    const before = await items();
    const names = [file, '_posts/2026-04-13-c.md', 'news/_posts/2026-04-03-e.md', file];
    for (const [index, to] of names.entries()) {
      if (index === 0) continue;
      await importSite({ [to]: text }, { deleted: [names[index - 1] ?? ''] });
    }
    expect(await items()).toEqual(before);
  });

  it('leaves its old name to a later post, which gets another id', async () => {
    await importSite({ '_posts/2026-04-13-c.md': text }, { deleted: [file] });
    await importSite({ [file]: post('title: Another') });
    expect((await items()).slice(1)).toEqual([
      'https://paper.example/2026/04/03/c.html https://paper.example/2026/04/03/c.html',
      `${id} https://paper.example/2026/04/13/c.html`,
    ]);
  });

  it('is a new article if the old file stays: it is a copy', async () => {
    await importSite({ '_posts/2026-04-13-c.md': text });
    expect(await items()).toHaveLength(3);
  });
});

describe('a file that is renamed and edited', () => {
  const titled = (body: string) => post('title: C', body);

  it('keeps its id if the title and the date are the same', async () => {
    await importSite({ '_posts/2026-01-01-o.md': post('title: O'), [file]: titled('One.\n') });
    await importSite({ '_posts/2026-04-03-new.md': titled('Two.\n') }, { deleted: [file] });
    expect((await items())[1]).toBe(`${id} https://paper.example/2026/04/03/new.html`);
  });

  it.each([
    ['the date differs', { '_posts/2026-04-04-new.md': titled('Two.\n') }],
    ['the title differs', { '_posts/2026-04-03-new.md': post('title: D') }],
  ])('is a new article if %s', async (_, files) => {
    await importSite({ [file]: titled('One.\n') });
    await importSite(files, { deleted: [file] });
    expect((await items()).join()).not.toContain(`${id} `);
  });

  it('is a new article if two deleted posts had the title and the date', async () => {
    const twins = { [file]: titled('One.\n'), 'news/_posts/2026-04-03-c.md': titled('1.\n') };
    await importSite(twins);
    await importSite(
      { '_posts/2026-04-03-new.md': titled('Two.\n') },
      { deleted: Object.keys(twins) },
    );
    expect(await items()).toEqual([
      'https://paper.example/2026/04/03/new https://paper.example/2026/04/03/new.html',
    ]);
  });
});

describe('a new post that would have the id of one that is renamed', () => {
  it('does not get its article', async () => {
    // The ids that Jekyll makes with this permalink have no dates.
    const config = `${plainConfig}\npermalink: /:title-:day/`;
    await importSite(
      { [file]: text, '_posts/2026-01-01-o.md': text.replace('C', 'O') },
      { config },
    );
    const [before] = await siteItems();
    const files = { '_posts/2026-04-02-c.md': post('title: New'), '_posts/2026-04-13-c.md': text };
    await importSite(files, { config, deleted: [file] });
    expect((await items()).slice(1)).toEqual([
      'https://paper.example/c-02/ https://paper.example/c-02/',
      `${before?.id} https://paper.example/c-13/`,
    ]);
  });
});

describe('several equal files that are renamed', () => {
  const before = { '_posts/2026-04-01-a.md': text, '_posts/2026-04-02-b.md': text };
  const after = { '_posts/2026-05-01-a.md': text, '_posts/2026-05-02-b.md': text };
  const expected = [
    'https://paper.example/2026/04/01/a https://paper.example/2026/05/01/a.html',
    'https://paper.example/2026/04/02/b https://paper.example/2026/05/02/b.html',
  ];

  it.each([
    ['in one batch', [Object.keys(after)]],
    ['in two batches', Object.keys(after).map((path) => [path])],
    [
      'in two batches, the later first',
      Object.keys(after)
        .toReversed()
        .map((path) => [path]),
    ],
  ])('keep their ids by their names: %s', async (_, batches) => {
    await importSite(before);
    const run = await startRun({ config: plainConfig });
    const deleted = JSON.stringify({ paths: Object.keys(before) });
    await callApi('POST', `/api/runs/${run}/deleted`, deleted);
    for (const batch of batches) {
      await sendPosts(run, Object.fromEntries(batch.map((path) => [path, text])));
    }
    await callApi('POST', `/api/runs/${run}/finish`);
    expect(await items()).toEqual(expected);
  });

  it('leave one withdrawn if only one continues', async () => {
    await importSite(before);
    const one = { '_posts/2026-05-01-a.md': text };
    const { withdrawn } = await importSite(one, { deleted: Object.keys(before) });
    expect(withdrawn).toBe(1);
    expect(await items()).toEqual(expected.slice(0, 1));
  });
});
