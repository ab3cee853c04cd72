// Text databases that lag behind, are not bound, or have lost texts.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, type TextDatabases } from '../../src/store/database.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite } from '../support/feedmill.ts';
import {
  bound,
  expectEveryText,
  fewItems,
  nextDay,
  pathOf,
  plainPosts,
  startWithoutTexts,
  textDatabases,
  walk,
} from '../support/text-databases.ts';

let now: number;
const files = plainPosts(20);

beforeEach(async () => {
  await startWithoutTexts();
  await importSite(files);
  now = await walk();
});

const archive = '/archive/start/feed.json';

async function read(texts: TextDatabases, path: string, variables = {}) {
  const app = appWith({ ...fewItems, ...variables }, env.DB, env.SEARCH_DB, texts);
  const response = await app.request(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function check(texts: TextDatabases, variables = {}) {
  const { text } = await read(texts, '/health', variables);
  return JSON.parse(text).checks['database:texts']?.[0];
}

describe('a replica that lacks texts', () => {
  it('is replaced by the primary', async () => {
    const lagging: D1Database = Object.assign(Object.create(env.TEXTS), {
      prepare: env.TEXTS.prepare.bind(env.TEXTS),
      withSession: env.TEXTS_2.withSession.bind(env.TEXTS_2),
    });
    const expected = await read(textDatabases, archive);
    const found = await read(bound(lagging), archive);
    expect([found.status, found.text]).toEqual([200, expected.text]);
    expect(found.text).toContain('T0 “quoted”');
  });
});

describe('a text database that is not bound', () => {
  it('makes documents that need it a 503 that is not cached, and no other', async () => {
    const { status, headers, text } = await read(new Map(), archive);
    expect(status).toBe(503);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Retry-After')).toBe('60');
    expect(headers.get('ETag')).toBeNull();
    expect(text).toContain('texts of some articles');
    expect((await read(new Map(), '/feed.json')).status).toBe(200);
    expect((await read(new Map(), '/search/words/rss.xml')).status).toBe(200);
  });

  it('fails the health check, which says what to do', async () => {
    expect(await check(textDatabases)).toMatchObject({ status: 'pass' });
    expect(await check(new Map())).toMatchObject({
      status: 'fail',
      output: expect.stringMatching(/TEXT_DB is not bound.*docs\/runbooks\/lost-texts\.md/),
    });
  });
});

describe('a text that is lost', () => {
  it('is never shown as an empty text', async () => {
    await env.TEXTS.exec(
      'delete from article_text where article_id = (select min(article_id) from article_text)',
    );
    const { status } = await read(textDatabases, archive);
    expect(status).toBe(503);
  });

  it('fails the health check after the next walk, and passes it once it is back', async () => {
    const { results } = await env.TEXTS.prepare('select * from article_text limit 1').all<{
      article_id: number;
      hash: string;
      content: string;
    }>();
    await env.TEXTS.exec(`delete from article_text where article_id = ${results[0]?.article_id}`);
    now = await walk('apart', { now: nextDay(now) });
    expect(await check(textDatabases)).toMatchObject({
      status: 'fail',
      output: expect.stringContaining('1 text of articles is missing'),
    });
    await env.TEXTS.prepare('insert into article_text values (?, ?, null, ?)')
      .bind(results[0]?.article_id, results[0]?.hash, results[0]?.content)
      .run();
    await walk('apart', { now: nextDay(now) });
    expect(await check(textDatabases)).toMatchObject({ status: 'pass' });
  });

  it('stays away from its row, and keeps the binding', async () => {
    await env.TEXTS.exec(
      'delete from article_text where article_id = (select min(article_id) from article_text)',
    );
    await walk('together', { now: nextDay(now) });
    expect(await check(textDatabases, { OLD_TEXTS: 'together' })).toMatchObject({ status: 'fail' });
    expect((await read(textDatabases, archive)).status).toBe(503);
  });

  it('comes back from its post, as the runbook says', async () => {
    const expected = await read(textDatabases, archive);
    await env.TEXTS.exec('delete from article_text');
    await env.DB.exec("update article set hash = '' where text_database = 1");
    await env.DB.exec(
      "update post set settings = '' where article_id in (select id from article where text_database = 1)",
    );
    expect((await read(textDatabases, archive)).status).toBe(503);
    await importSite(files);
    await expectEveryText();
    const found = await read(textDatabases, archive);
    expect([found.status, found.text]).toEqual([200, expected.text]);
    now = await walk('apart', { now: nextDay(now) });
    expect(await check(textDatabases)).toMatchObject({ status: 'pass' });
  });
});

describe('the text of a withdrawn article', () => {
  it('is no longer missed once the runbook is done, and comes back with its post', async () => {
    await importSite({}, { deleted: [pathOf(0)] });
    await env.TEXTS.exec('delete from article_text');
    await env.DB.exec("update article set hash = '' where text_database = 1");
    await env.DB.exec(
      "update post set settings = '' where article_id in (select id from article where text_database = 1)",
    );
    const { [pathOf(0)]: deleted = '', ...rest } = files;
    await importSite(rest);
    await env.DB.exec(
      "update article set text_database = null, text_bytes = null where text_database = 1 and hash = '' and state = 'withdrawn' and (is_held = 0 or id not in (select article_id from post where article_id is not null and outcome <> 'deleted'))",
    );
    now = await walk('apart', { now: nextDay(now) });
    expect(await check(textDatabases)).toMatchObject({ status: 'pass' });
    await importSite({ [pathOf(0)]: deleted });
    await expectEveryText();
    expect((await read(textDatabases, archive)).text).toContain('T0 “quoted”');
  });
});

describe('the health check', () => {
  it('warns of a gap in the numbers', async () => {
    const gap = new Map([...textDatabases, [4, connect(env.REPLICA)] as const]);
    expect(await check(gap)).toMatchObject({
      status: 'warn',
      output: expect.stringContaining('TEXT_DB_4 is bound, but TEXT_DB_3 is not'),
    });
  });

  it('fails if a text database is bound under another name, or is a new one', async () => {
    expect(await check(bound(env.TEXTS, env.TEXTS))).toMatchObject({
      status: 'fail',
      output: expect.stringContaining('TEXT_DB_2 is bound to the database that was TEXT_DB'),
    });
    expect(await check(bound(env.TEXTS_2))).toMatchObject({
      status: 'fail',
      output: expect.stringContaining('TEXT_DB is bound to a database without texts'),
    });
  });

  it('warns if a text database belongs to another database of articles', async () => {
    await startEmpty();
    await importSite(files);
    await walk();
    expect(await check(textDatabases)).toMatchObject({
      status: 'warn',
      output: expect.stringMatching(/TEXT_DB has the texts of another.*#another-database/),
    });
  });

  it('warns if no text database has room, and says which to bind', async () => {
    await env.TEXTS.exec('create table other (data)');
    await env.TEXTS.prepare('insert into other values (zeroblob(900000))').run();
    const only = bound(env.TEXTS);
    expect(await check(only, { DATABASE_MAX_MB: '1' })).toMatchObject({
      status: 'warn',
      output: expect.stringContaining('Bind TEXT_DB_2'),
    });
  });

  it('says when the bindings can be removed', async () => {
    const together = { OLD_TEXTS: 'together' };
    expect((await check(textDatabases, together)).output).toContain('are coming back');
    await walk('together', { now: nextDay(now) });
    expect(await check(textDatabases, together)).toMatchObject({
      status: 'pass',
      output: expect.stringContaining('can be removed: TEXT_DB, TEXT_DB_2'),
    });
    expect(await check(new Map(), together)).toBeUndefined();
  });
});
