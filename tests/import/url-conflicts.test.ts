import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { callApi, importSite, post, siteItems, startRun, titlesAt } from '../support/feedmill.ts';

beforeEach(startEmpty);

const pageAtSame = (title: string, subpath = '') =>
  post(`title: ${title}\npermalink: /same/${subpath}`);
const early = '_posts/2026-01-01-early.md';
const late = '_posts/2026-01-02-late.md';

/** Reads the outcome of each post. */
async function outcomes(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'select path, outcome, reasons, note from post order by path',
  ).all();
  return results;
}

const expectedOutcomes = [
  { path: early, outcome: 'imported', reasons: '', note: '' },
  {
    path: late,
    outcome: 'conflict',
    reasons: 'conflict',
    note: `its URL https://paper.example/same/ is taken by ${early}`,
  },
];

describe('a post whose URL another post has', () => {
  it.each([
    ['the earlier first', [{ [early]: pageAtSame('Early') }, { [late]: pageAtSame('Late') }]],
    ['the later first', [{ [late]: pageAtSame('Late') }, { [early]: pageAtSame('Early') }]],
    ['both at once', [{ [late]: pageAtSame('Late'), [early]: pageAtSame('Early') }]],
  ])('is left out if its date is later, whatever the order of import: %s', async (_, imports) => {
    for (const files of imports) await importSite(files);
    expect(await titlesAt('/feed.json')).toEqual(['Early']);
    expect(await outcomes()).toEqual(expectedOutcomes);
  });

  it('is reported by the import that brings the other post', async () => {
    await importSite({ [late]: pageAtSame('Late') });
    const { posts } = await importSite({ [early]: pageAtSame('Early') });
    expect(posts).toMatchObject([
      { path: early, outcome: 'created' },
      { path: late, outcome: 'problem', reasons: 'conflict' },
    ]);
    const { results } = await env.DB.prepare('select created, problems from import_run').all();
    expect(results.at(-1)).toEqual({ created: 1, problems: 1 });
  });

  it('is left out if the dates are the same and its path sorts later', async () => {
    const [a, b] = ['a/_posts/2026-01-01-x.md', 'b/_posts/2026-01-01-x.md'];
    await importSite({ [b]: pageAtSame('B') });
    await importSite({ [a]: pageAtSame('A') });
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });

  it('is pending after the other post gets another URL', async () => {
    await importSite({ [early]: pageAtSame('Early'), [late]: pageAtSame('Late') });
    await importSite({ [early]: pageAtSame('Early', 'elsewhere/') });
    const next = await startRun();
    const finished = await callApi('POST', `/api/runs/${next}/finish`);
    expect(await finished.json()).toMatchObject({ pending: 1 });
    await importSite({ [late]: pageAtSame('Late') });
    expect(await titlesAt('/feed.json')).toEqual(['Late', 'Early']);
  });

  it('keeps its id after the conflict if it was imported first', async () => {
    await importSite({ [late]: pageAtSame('Late') });
    const [before] = await siteItems();
    await importSite({ [early]: pageAtSame('Early') });
    await importSite({ [late]: pageAtSame('Late', 'elsewhere/') });
    const items = await siteItems();
    expect(items.map(({ title }) => title)).toEqual(['Late', 'Early']);
    expect(items[0]?.id).toBe(before?.id);
  });
});

describe('a renamed post', () => {
  it('keeps its article if its URL is the same', async () => {
    await importSite({ [early]: pageAtSame('A') });
    const before = await siteItems();
    const { withdrawn } = await importSite(
      { '_posts/2026-01-01-renamed.md': pageAtSame('A') },
      { deleted: [early] },
    );
    expect(withdrawn).toBe(0);
    expect(await siteItems()).toEqual(before);
  });
});

describe('two posts', () => {
  it('can swap their URLs in one run', async () => {
    const postAt = (title: string, path: string) => post(`title: ${title}\npermalink: ${path}`);
    await importSite({ [early]: postAt('Early', '/one/'), [late]: postAt('Late', '/two/') });
    const before = await siteItems();
    await importSite({ [early]: postAt('Early', '/two/'), [late]: postAt('Late', '/one/') });
    const after = await siteItems();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ url }) => url)).toEqual(before.map(({ url }) => url).toReversed());
  });
});
