// The database rows that an import of a repository costs, until readers and the search have it.
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { announceChanges } from '../../../src/announce.ts';
import { readConfig } from '../../../src/config/config.ts';
import { noEdgeCache } from '../../../src/notify/edge-cache.ts';
import { catchUp, runLimits } from '../../../src/search/catch-up.ts';
import { connect } from '../../../src/store/database.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { ageChanges } from '../../support/database.ts';
import { plainConfig, post, titlesAt } from '../../support/feedmill.ts';
import { growPosts, growTo } from '../../support/grown-database.ts';
import { PublishedRepository } from '../../support/published-repository.ts';

const repository = new PublishedRepository();
const d1 = new CountingD1(env.DB);
const searchD1 = new CountingD1(env.SEARCH_DB);
const index = connect(searchD1);
const config = readConfig({});
const path = '_posts/2026-01-01-a.md';

/** Imports what is new, and announces it. */
async function importNews() {
  // The rows of earlier runs, of which only a few are kept, must not count.
  await env.DB.exec('delete from import_run');
  await ageChanges();
  for (const one of [d1, searchD1]) one.restart();
  const result = await repository.importOnce({}, d1);
  await announceChanges({ config, db: connect(d1), index, edgeCache: noEdgeCache });
  return {
    result,
    read: (await d1.rowsRead()) + d1.rowsReadInBatches,
    readInIndex: (await searchD1.rowsRead()) + searchD1.rowsReadInBatches,
    written: d1.rowsWritten + searchD1.rowsWritten,
    calls: d1.roundTrips + searchD1.roundTrips,
  };
}

/** Grows to this many posts, each with an article that the index of the search has. */
async function grow(posts: number): Promise<void> {
  await growTo(posts);
  await growPosts();
  await env.SEARCH_DB.exec(`update state set revision = 0`);
  await env.DB.exec('update article set revision = 0 where id > 1');
  await catchUp(connect(env.DB), connect(env.SEARCH_DB), runLimits.background);
}

/** The costs of importing one changed post, one that is new, one that is deleted, and nothing. */
async function costs(title: string) {
  const text = post(`title: ${title}\ncategory: town\ntag: cup`);
  const readme = { path: 'README.md', status: 'added', text: 'A paper.' };
  const other = `_posts/2026-01-02-${title.replaceAll(' ', '-')}.md`;
  await repository.change([{ path, status: 'modified', text }, readme]);
  const changed = await importNews();
  const unchanged = await importNews();
  await repository.change([{ path: other, status: 'added', text: post('title: Other') }]);
  const added = await importNews();
  await repository.change([{ path: other, status: 'removed' }]);
  return { changed, unchanged, added, deleted: await importNews() };
}

it('a changed post costs as many rows among 20,000 posts as among 1,000', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  await repository.commit();
  const first = post('title: A\ncategory: town\ntag: cup');
  await repository.archive({ '_config.yml': plainConfig, [path]: first });
  expect((await importNews()).result).toBe('imported');
  await grow(1_000);
  await costs('First change');
  const few = await costs('Of a thousand');
  expect(few.changed).toMatchObject({ result: 'imported' });
  expect(few.unchanged).toMatchObject({ result: 'unchanged', written: 0 });
  await grow(20_000);
  await costs('Another change');
  expect(await costs('Of many')).toEqual(few);
  expect((await titlesAt('/feed.json'))[0]).toBe('Of many');
  expect(few.changed.read + few.changed.written).toBeLessThan(500);
});
