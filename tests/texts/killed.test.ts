// Runs that die at every call of a database, on the way there and back.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { moveTexts } from '../../src/texts/move-texts.ts';
import { appWith, dropTables } from '../support/database.ts';
import { Life, MortalD1 } from '../support/mortal-d1.ts';
import {
  db,
  expectEveryText,
  fewItems,
  importMany,
  nextDay,
  places,
  startWithoutTexts,
  textDatabases,
  textSettings,
  walk,
} from '../support/text-databases.ts';

const app = appWith(fewItems, env.DB, undefined, textDatabases);

beforeEach(async () => {
  await startWithoutTexts();
  await importMany(32);
});

async function archive(): Promise<string> {
  return (await app.request('/archive/start/atom.xml')).text();
}

/** A run that dies after some calls, if it takes more. */
async function mortalRun(towards: 'apart' | 'together', life: Life, now: number) {
  const mortal = (d1: D1Database) => new MortalD1(d1, life);
  const texts = new Map([
    [1, connect(mortal(env.TEXTS))],
    [2, connect(mortal(env.TEXTS_2))],
  ]);
  const run = moveTexts(connect(mortal(env.DB), texts), textSettings(towards), () => new Date(now));
  return Promise.race([run.then(() => 'ended' as const), life.death]);
}

describe.each([
  ['before the database has executed it', false],
  ['after the database has executed it', true],
])('a run that dies at a call, %s', (_, executes) => {
  it('loses nothing on the way there, and the next run ends its work', async () => {
    const before = await archive();
    let deaths = 0;
    for (let calls = 0, ended = false; !ended; calls++) {
      await dropTables(env.TEXTS);
      await env.DB.exec('delete from text_walk');
      const now = Date.now();
      ended = (await mortalRun('apart', new Life(calls, executes), now)) === 'ended';
      deaths += ended ? 0 : 1;
      await expectEveryText();
      const end = await walk('apart', { now: now + 61_000 });
      await expectEveryText();
      expect((await places())[1]).toBeGreaterThan(5);
      expect(await archive()).toBe(before);
      await walk('together', { now: nextDay(end) });
    }
    expect(deaths).toBeGreaterThan(10);
  });

  it('loses nothing on the way back, and the next run ends its work', async () => {
    const before = await archive();
    let now = await walk();
    let deaths = 0;
    for (let calls = 0, ended = false; !ended; calls++) {
      now = nextDay(now);
      ended = (await mortalRun('together', new Life(calls, executes), now)) === 'ended';
      deaths += ended ? 0 : 1;
      await expectEveryText();
      expect(await archive()).toBe(before);
      now = await walk('together', { now: now + 61_000 });
      expect(await places()).toEqual({ 0: 32 });
      await expectEveryText();
      now = await walk('apart', { now: nextDay(now) });
      expect((await places())[1]).toBeGreaterThan(5);
    }
    expect(deaths).toBeGreaterThan(4);
  });
});

it('two runs at once move each text once, and lose none', async () => {
  const before = await archive();
  const run = (now: number) => moveTexts(db, textSettings(), () => new Date(now));
  const now = Date.now();
  // The second one takes the first for dead.
  await Promise.all([run(now), run(now), run(now + 61_000)]);
  await walk('apart', { now: now + 122_000 });
  await expectEveryText();
  const { results } = await env.TEXTS.prepare('select 1 from article_text').all();
  expect(results).toHaveLength((await places())[1] ?? 0);
  expect(await archive()).toBe(before);
});

it('runs in both directions at once lose nothing', async () => {
  const before = await archive();
  const now = await walk();
  await Promise.all([
    moveTexts(db, textSettings('together'), () => new Date(nextDay(now))),
    moveTexts(db, textSettings('apart'), () => new Date(nextDay(now) + 61_000)),
  ]);
  await expectEveryText();
  expect(await archive()).toBe(before);
  await walk('together', { now: nextDay(now) + 200_000 });
  expect(await places()).toEqual({ 0: 32 });
  await expectEveryText();
});
