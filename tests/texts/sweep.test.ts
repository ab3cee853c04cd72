// Texts that no article needs any more.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { startEmpty } from '../support/database.ts';
import { importSite } from '../support/feedmill.ts';
import {
  bound,
  expectEveryText,
  longPost,
  nextDay,
  pathOf,
  places,
  plainPosts,
  startWithoutTexts,
  walk,
} from '../support/text-databases.ts';

let now: number;

beforeEach(async () => {
  await startWithoutTexts();
  await importSite(plainPosts(20));
  now = await walk();
});

async function texts(): Promise<{ all: number; obsolete: number }> {
  const { results } = await env.TEXTS.prepare(
    'select count(*) as "all", count(obsolete_since) as obsolete from article_text',
  ).all<{ all: number; obsolete: number }>();
  return results[0] ?? { all: 0, obsolete: 0 };
}

/** Changes an article, whose new text stays in its row until the next walk. */
function change(description: string) {
  return importSite({ [pathOf(1)]: longPost('T1', `description: ${description}`) });
}

it('the former text of a changed article is kept for a day, then deleted', async () => {
  expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  await change('New');
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 15, obsolete: 1 });
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  await expectEveryText();
});

it('a text that is needed again in the meantime stays', async () => {
  await change('New');
  now = await walk('apart', { now: nextDay(now) });
  await importSite({ [pathOf(1)]: longPost('T1') });
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 15, obsolete: 1 });
  await expectEveryText();
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  await expectEveryText();
});

it('the texts of deleted articles are deleted', async () => {
  await env.DB.batch([
    env.DB.prepare(
      "delete from scope_article where article_id in (select id from article where title in ('T1', 'T2'))",
    ),
    env.DB.prepare("delete from article where title in ('T1', 'T2')"),
  ]);
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 14, obsolete: 2 });
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 12, obsolete: 0 });
  await expectEveryText();
});

it('texts that have come back stay until the next walk away from home', async () => {
  now = await walk('together', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  now = await walk('apart', { now: nextDay(now) });
  expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  await expectEveryText();
});

it('the texts of a text database that is bound under the name of another one stay', async () => {
  const swapped = connect(env.DB, bound(env.TEXTS_2, env.TEXTS));
  for (let day = 0; day < 3; day++) {
    now = await walk('apart', { from: swapped, now: nextDay(now) });
    expect(await texts()).toEqual({ all: 14, obsolete: 0 });
  }
  now = await walk('apart', { now: nextDay(now) });
  await expectEveryText();
});

it('the texts of another database of articles stay, and none is moved to them', async () => {
  const foreign = await texts();
  await startEmpty();
  await importSite(plainPosts(20));
  now = await walk('apart', { from: connect(env.DB, bound(env.TEXTS)), now: nextDay(now) });
  for (let day = 0; day < 3; day++) {
    now = await walk('apart', { from: connect(env.DB, bound(env.TEXTS)), now: nextDay(now) });
    expect([await texts(), await places()]).toEqual([foreign, { 0: 20 }]);
  }
});
