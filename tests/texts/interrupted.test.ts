// Texts that are being moved while the database of the articles is full, or while they are to be elsewhere.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { moveTexts } from '../../src/texts/move-texts.ts';
import { importSite } from '../support/feedmill.ts';
import { InterruptedD1 } from '../support/interrupted-d1.ts';
import {
  bound,
  nextDay,
  places,
  plainPosts,
  startWithoutTexts,
  textDatabases,
  textSettings,
  walk,
} from '../support/text-databases.ts';

beforeEach(startWithoutTexts);

/** The database of the articles, which is full when a transaction after the first is made. */
function fullDatabase(): D1Database {
  const full = new InterruptedD1(env.DB, 'batch', async () => {});
  const batch = full.batch.bind(full);
  let calls = 0;
  full.batch = async (statements) => {
    calls++;
    if (calls === 2) throw new Error('D1_ERROR: Exceeded maximum DB size');
    return batch(statements);
  };
  return full;
}

it('a text is not copied into each text database if the database of the articles is full', async () => {
  await importSite(plainPosts(20));
  const now = Date.now();
  const full = connect(fullDatabase(), textDatabases);
  await moveTexts(full, textSettings(), () => new Date(now));
  expect(await places()).toEqual({ 0: 20 });
  const tables = env.TEXTS_2.prepare("select name from sqlite_master where name like '%text%'");
  expect((await tables.all()).results).toEqual([]);
  await walk('apart', { now: now + 61_000 });
  expect(await places()).toEqual({ 0: 6, 1: 14 });
});

it('a text stays in its row if texts are to be together while it is copied', async () => {
  await importSite(plainPosts(20));
  const now = nextDay(await walk());
  await importSite(plainPosts(30));
  const copied = new InterruptedD1(env.TEXTS, 'batch', async () => {
    await walk('together', { now: now + 61_000 });
  });
  const from = connect(env.DB, bound(copied));
  await moveTexts(from, textSettings(), () => new Date(now));
  expect(await places()).toEqual({ 0: 30 });
});
