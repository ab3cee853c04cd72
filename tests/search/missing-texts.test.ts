// The index of the search while texts of older articles cannot be read.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { catchUp, runLimits } from '../../src/search/catch-up.ts';
import { connect, type TextDatabases } from '../../src/store/database.ts';
import { dropIndex } from '../support/database.ts';
import { importSite } from '../support/feedmill.ts';
import {
  bound,
  longPost,
  pathOf,
  plainPosts,
  startWithoutTexts,
  textDatabases,
  walk,
} from '../support/text-databases.ts';

beforeEach(async () => {
  await startWithoutTexts();
  await importSite(plainPosts(60));
  await walk();
  await dropIndex();
});

/** Runs the search's catch-up with these text databases, and returns how many articles it finds. */
async function indexWith(texts: TextDatabases): Promise<number> {
  await catchUp(connect(env.DB, texts), connect(env.SEARCH_DB), runLimits.background);
  const { results } = await env.SEARCH_DB.prepare(
    "select rowid from terms where terms match 'quoted'",
  ).all();
  return results.length;
}

/** A text database that does not respond. */
const dead: D1Database = Object.assign(Object.create(env.TEXTS), {
  prepare: () => {
    throw new Error('D1_ERROR: Network connection lost.');
  },
});

it.each([
  ['is not bound', bound()],
  ['has lost them', bound(env.TEXTS_2)],
  ['does not respond', bound(dead)],
])('has the other articles if the text database %s, and all once it is back', async (_, texts) => {
  expect(await indexWith(texts)).toBe(6);
  expect(await indexWith(texts)).toBe(6);
  expect(await indexWith(textDatabases)).toBe(60);
});

it('has new articles meanwhile', async () => {
  await indexWith(bound());
  await importSite({ [pathOf(60)]: longPost('T60') });
  expect(await indexWith(bound())).toBe(7);
  expect(await indexWith(textDatabases)).toBe(61);
});

it('has those articles whose texts are back, while others are not', async () => {
  await indexWith(bound());
  await env.TEXTS.exec('delete from article_text where article_id > 30');
  expect(await untilSettled(textDatabases)).toBe(36);
});

it('no longer waits for an article that was withdrawn or deleted', async () => {
  await indexWith(bound());
  await importSite({}, { deleted: [pathOf(0)] });
  await env.DB.exec(
    "delete from scope_article where article_id = (select id from article where title = 'T1')",
  );
  await env.DB.exec("delete from article where title = 'T1'");
  expect(await indexWith(textDatabases)).toBe(58);
  expect((await env.SEARCH_DB.prepare('select * from unread').all()).results).toEqual([]);
});

it('does not change while the texts stay away, so that readers get a 304', async () => {
  const generation = () => env.SEARCH_DB.prepare('select generation from state').first();
  await indexWith(bound());
  const before = await generation();
  await indexWith(bound());
  expect(await generation()).toEqual(before);
});

/** Runs the catch-up until it finds no more. Each run begins with other articles. */
async function untilSettled(texts: TextDatabases): Promise<number> {
  let found = 0;
  for (let run = 0; run < 30; run++) found = await indexWith(texts);
  return found;
}
