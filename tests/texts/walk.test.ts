// Which texts move, and where to.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { moveTexts } from '../../src/texts/move-texts.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { importSite } from '../support/feedmill.ts';
import { InterruptedD1 } from '../support/interrupted-d1.ts';
import {
  bound,
  db,
  expectEveryText,
  importMany,
  longPost,
  nextDay,
  pathOf,
  places,
  plainPosts,
  startWithoutTexts,
  textDatabases,
  textSettings,
  walk,
  walkRow,
} from '../support/text-databases.ts';

beforeEach(startWithoutTexts);

async function placeOf(title: string): Promise<number | null> {
  const row = await env.DB.prepare('select text_database as place from article where title = ?')
    .bind(title)
    .first<{ place: number | null }>();
  return row?.place ?? null;
}

describe('a text', () => {
  it('moves unless its article is among the newest of one of its scopes', async () => {
    await importSite(plainPosts(20));
    await importSite({ [pathOf(0)]: longPost('T0', 'tag: rare') });
    await walk();
    expect(await places()).toEqual({ 0: 7, 1: 13 });
    expect([await placeOf('T0'), await placeOf('T13'), await placeOf('T14')]).toEqual([
      null,
      1,
      null,
    ]);
  });

  it('moves if it is that of a withdrawn article, and comes back with it', async () => {
    await importSite(plainPosts(8));
    await importSite({}, { deleted: [pathOf(7)] });
    await walk();
    expect(await placeOf('T7')).toBe(1);
    await importSite({ [pathOf(7)]: longPost('T7') });
    await expectEveryText();
  });

  it('stays if it is short, or if its article is scheduled or an episode', async () => {
    await importSite(plainPosts(20));
    await importSite({
      '_posts/2020-01-01-short.md': '---\ntitle: Short\n---\nShort.\n',
      '_posts/2020-01-02-episode.md': longPost(
        'Episode',
        'enclosure:\n  url: https://paper.example/a.mp3\n  type: audio/mpeg',
      ),
      '_posts/2999-01-01-later.md': longPost('Later'),
    });
    await walk();
    for (const title of ['Short', 'Episode', 'Later']) expect(await placeOf(title)).toBeNull();
  });

  it('is in the row again when its article changes, and moves again', async () => {
    await importSite(plainPosts(20));
    const now = await walk();
    await importSite({ [pathOf(1)]: longPost('T1', 'description: New') });
    expect(await placeOf('T1')).toBeNull();
    await expectEveryText();
    await walk('apart', { now: nextDay(now) });
    expect(await placeOf('T1')).toBe(1);
    await expectEveryText();
  });

  it('stays if its article changes while it is copied', async () => {
    await importSite(plainPosts(20));
    const change = () => importSite({ [pathOf(1)]: longPost('T1', 'description: New') });
    const texts = new InterruptedD1(env.TEXTS, 'batch', async () => {});
    const copied = new InterruptedD1(env.TEXTS, 'after', async () => {
      await change();
    });
    const from = (d1: D1Database) => connect(env.DB, bound(d1));
    await moveTexts(from(texts), textSettings('together'));
    await moveTexts(from(copied), textSettings());
    await expectEveryText();
    expect(await placeOf('T2')).toBe(1);
  });

  it('goes to the next text database if one is nearly full', async () => {
    await importSite(plainPosts(20));
    await env.TEXTS.exec('create table other (data)');
    await env.TEXTS.prepare('insert into other values (zeroblob(900000))').run();
    const settings = textSettings('apart', { DATABASE_MAX_MB: '1' });
    await moveTexts(db, settings);
    expect(await places()).toEqual({ 0: 6, 2: 14 });
    await expectEveryText();
  });

  it('stays if all text databases are nearly full', async () => {
    await importSite(plainPosts(20));
    await env.TEXTS.exec('create table other (data)');
    await env.TEXTS.prepare('insert into other values (zeroblob(900000))').run();
    const only = connect(env.DB, bound(env.TEXTS));
    await moveTexts(only, textSettings('apart', { DATABASE_MAX_MB: '1' }));
    expect(await places()).toEqual({ 0: 20 });
  });
});

describe('a text database', () => {
  it('is not used under the name of another one', async () => {
    await importSite(plainPosts(20));
    const now = await walk();
    await importSite(plainPosts(30));
    const swapped = connect(env.DB, new Map([[2, connect(env.TEXTS)]]));
    await moveTexts(swapped, textSettings(), () => new Date(nextDay(now)));
    expect((await places())[2]).toBeUndefined();
    await expectEveryText();
  });

  it('is not used if it is the database of the articles', async () => {
    await importSite(plainPosts(20));
    await moveTexts(connect(env.DB, bound(env.DB)), textSettings());
    expect(await places()).toEqual({ 0: 20 });
  });

  it('is not looked at if none is bound', async () => {
    await importSite(plainPosts(20));
    const d1 = new CountingD1(env.DB);
    await moveTexts(connect(d1), textSettings());
    expect(d1.roundTrips).toBe(0);
    expect(await walkRow()).toBeNull();
  });
});

describe('a walk', () => {
  it('begins once a day, and costs nothing in between', async () => {
    await importMany(30);
    const now = await walk();
    const d1 = new CountingD1(env.DB);
    await moveTexts(connect(d1, textDatabases), textSettings(), () => new Date(now + 3_600_000));
    expect([d1.roundTrips, d1.rowsWritten]).toEqual([1, 0]);
    expect(d1.rowsReadInBatches).toBeLessThanOrEqual(5);
  });

  it('writes five rows for each text, with those of indexes, and reads few', async () => {
    await importSite(plainPosts(60));
    const d1 = new CountingD1(env.DB);
    const texts = new CountingD1(env.TEXTS);
    await moveTexts(connect(d1, bound(texts)), textSettings());
    expect(await places()).toEqual({ 0: 6, 1: 54 });
    expect(d1.rowsWritten - 5 * 54).toBeLessThan(12);
    expect(texts.rowsWritten - 54).toBeLessThan(6);
    // The articles, the newest ones, the articles again with their texts, and the direction of the walk.
    expect((await d1.rowsRead()) + d1.rowsReadInBatches).toBeLessThan(60 + 20 + 9 * 54 + 1);
  });

  it('begins at once if the clock was wrong', async () => {
    await importSite(plainPosts(20));
    await walk('apart', { now: Date.now() + 1e11 });
    await importSite(plainPosts(30));
    await walk();
    expect((await places())[0]).toBe(6);
  });

  it('ends with no text database in use once all texts are together', async () => {
    await importSite(plainPosts(20));
    const now = await walk();
    expect(await walkRow()).toMatchObject({ databases: '[1]' });
    await walk('together', { now: nextDay(now) });
    expect(await walkRow()).toMatchObject({ databases: '[]', stage: 'rest' });
    const d1 = new CountingD1(env.DB);
    await moveTexts(connect(d1, textDatabases), textSettings('together'));
    expect([d1.roundTrips, d1.rowsWritten]).toEqual([1, 0]);
  });
});
