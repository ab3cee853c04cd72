import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { callApi, importSite, post, siteItems, startRun, titlesAt } from '../support/feedmill.ts';

beforeEach(startEmpty);

const page = (title: string, more = '') => post(`title: ${title}\npermalink: /same/${more}`);
const early = '_posts/2026-01-01-early.md';
const late = '_posts/2026-01-02-late.md';

/** The outcome of each post. */
async function outcomes(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'select path, outcome, reasons, note from post order by path',
  ).all();
  return results;
}

const decided = [
  { path: early, outcome: 'imported', reasons: '', note: '' },
  {
    path: late,
    outcome: 'conflict',
    reasons: 'conflict',
    note: `its URL https://paper.example/same/ is taken by ${early}`,
  },
];

describe('two posts with one URL', () => {
  it.each([
    ['the earlier first', [{ [early]: page('Early') }, { [late]: page('Late') }]],
    ['the later first', [{ [late]: page('Late') }, { [early]: page('Early') }]],
    ['both at once', [{ [late]: page('Late'), [early]: page('Early') }]],
  ])('are a problem of the later by date, in any order: %s', async (_, imports) => {
    for (const files of imports) await importSite(files);
    expect(await titlesAt('/feed.json')).toEqual(['Early']);
    expect(await outcomes()).toEqual(decided);
  });

  it('are decided by path if their dates are the same', async () => {
    const [a, b] = ['a/_posts/2026-01-01-x.md', 'b/_posts/2026-01-01-x.md'];
    await importSite({ [b]: page('B') });
    await importSite({ [a]: page('A') });
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });

  it('can swap their URLs in one run', async () => {
    const at = (title: string, path: string) => post(`title: ${title}\npermalink: ${path}`);
    await importSite({ [early]: at('Early', '/one/'), [late]: at('Late', '/two/') });
    const before = await siteItems();
    await importSite({ [early]: at('Early', '/two/'), [late]: at('Late', '/one/') });
    const after = await siteItems();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ url }) => url)).toEqual(before.map(({ url }) => url).toReversed());
  });

  it('are pending for the next run after the first gets another URL', async () => {
    await importSite({ [early]: page('Early'), [late]: page('Late') });
    await importSite({ [early]: page('Early', 'no/more/') });
    const next = await startRun();
    const finished = await callApi('POST', `/api/runs/${next}/finish`);
    expect(await finished.json()).toMatchObject({ pending: 1 });
    await importSite({ [late]: page('Late') });
    expect(await titlesAt('/feed.json')).toEqual(['Late', 'Early']);
  });

  it('both have their former ids after the conflict', async () => {
    await importSite({ [late]: page('Late') });
    const [before] = await siteItems();
    await importSite({ [early]: page('Early') });
    await importSite({ [late]: page('Late', 'else/') });
    const items = await siteItems();
    expect(items.map(({ title }) => title)).toEqual(['Late', 'Early']);
    expect(items[0]?.id).toBe(before?.id);
  });
});

describe('a renamed post', () => {
  it('keeps its article if its URL is the same', async () => {
    await importSite({ [early]: page('A') });
    const before = await siteItems();
    const { withdrawn } = await importSite(
      { '_posts/2026-01-01-renamed.md': page('A') },
      { deleted: [early] },
    );
    expect(withdrawn).toBe(0);
    expect(await siteItems()).toEqual(before);
  });
});
