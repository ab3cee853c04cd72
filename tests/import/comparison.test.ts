// A scan of all posts reads sites that are unusual.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { importPass } from '../../src/import/import-pass.ts';
import { previewSource } from '../../src/import/preview-source.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import { connect } from '../../src/store/database.ts';
import { archiveConfig, type Files, PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import { DeadlyD1 } from '../support/deadly-d1.ts';
import { post, siteItems, titlesAt } from '../support/feedmill.ts';
import { growPosts, growTo } from '../support/grown-database.ts';

let site: PublishedSite;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
});

function source(): ArchiveSource {
  const policy = { contact: 'https://feeds.example', allowPrivate: false };
  return new ArchiveSource('archive', site.url, policy, { maxBytes: 10_000_000 });
}

function pass(d1: D1Database = env.DB, jobId = 'one') {
  const options = { jobId, allowWithdrawals: true, clock: () => new Date() };
  return importPass(connect(d1), archiveConfig(site.url), source(), options);
}

const preview = () => previewSource(connect(env.DB), archiveConfig(site.url), source(), new Date());

/** Adds posts without articles to the source, which no archive has. */
async function addDeleted(count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      insert into post (source_id, path, hash, settings, outcome, note, reasons, links)
      select id, '_posts/2010-01-01-old-' || i || '.md', 'hash of ' || i, settings, 'skipped', '', '', ''
      from n, source`,
  )
    .bind(count)
    .run();
}

async function count(condition: string): Promise<number> {
  const sql = `select count(*) as count from post where ${condition}`;
  return (await env.DB.prepare(sql).first<{ count: number }>())?.count ?? 0;
}

const a = '_posts/2026-01-01-a.md';
const b = '_posts/2026-01-02-b.md';
const c = '_posts/2026-01-03-c.md';
const three: Files = { [a]: post('title: A'), [b]: post('title: B'), [c]: post('title: C') };

it('posts whose paths Unicode holds to be equal are different posts', async () => {
  const composed = '_posts/2026-01-01-caf\u00e9.md';
  const decomposed = '_posts/2026-01-02-cafe\u0301.md';
  const folders = ['_posts/\u212b/2026-01-03-a.md', '_posts/\u00c5/2026-01-04-a.md'];
  const paths = [composed, decomposed, ...folders];
  await site.publish(Object.fromEntries(paths.map((path) => [path, post(`title: ${path}`)])));
  expect(await pass()).toBe('imported');
  expect(await titlesAt('/feed.json')).toHaveLength(4);
  await site.publish({
    [decomposed]: post('title: Changed'),
    [folders[0] ?? '']: post('title: A'),
  });
  expect(await pass()).toBe('imported');
  expect(await titlesAt('/feed.json')).toEqual(['A', 'Changed']);
});

it('posts whose order differs between the database and the Worker are all compared', async () => {
  // U+FF5E comes before U+1F600 by its code point, and after it by its UTF-16 units.
  const folders = ['\uff5e', '\u{1f600}', 'z', ''];
  const paths = folders.map((folder) => `${folder}/_posts/2026-01-01-a.md`.replace(/^\//, ''));
  await site.publish(Object.fromEntries(paths.map((path) => [path, post(`title: ${path}`)])));
  await pass();
  await site.publish(
    Object.fromEntries(paths.slice(1).map((path) => [path, post('title: Again')])),
  );
  await pass();
  expect(await count('true')).toBe(3);
  expect(await titlesAt('/feed.json')).toEqual(['Again', 'Again', 'Again']);
});

it('a run that dies between two pages of deleted posts is finished by the next one', async () => {
  await site.publish(three);
  await pass();
  await addDeleted(10_500);
  await site.publish({ [a]: post('title: A'), [c]: post('title: C') });
  const deadly = new DeadlyD1(env.DB, /2026-01-02-b/);
  expect(await Promise.race([pass(deadly, 'two'), deadly.death])).toBe('died');
  expect(await count("outcome = 'deleted'")).toBe(10_000);
  expect(await titlesAt('/feed.json')).toEqual(['C', 'B', 'A']);
  expect(await pass(env.DB, 'three')).toBe('imported');
  expect(await titlesAt('/feed.json')).toEqual(['C', 'A']);
  expect(await count('true')).toBe(2);
});

it('more articles than one pass may withdraw are withdrawn by several', async () => {
  await site.publish(three);
  await pass();
  await growTo(20_600);
  await growPosts();
  await site.publish({ [b]: post('title: B') });
  expect(await pass()).toBe('partial');
  expect(await count("outcome = 'deleted'")).toBe(599);
  // Another job goes on, although the archive has not changed since.
  expect(await pass(env.DB, 'two')).toBe('imported');
  expect(await count('true')).toBe(1);
  expect(await titlesAt('/feed.json')).toEqual(['B']);
  expect(await pass(env.DB, 'three')).toBe('unchanged');
});

it('a site that is empty after it was full keeps its articles, and so does a preview', async () => {
  await site.publish(three);
  await pass();
  await site.publish({ 'about.md': 'Nothing but a page.' });
  await expect(pass()).rejects.toThrow(/has no posts/);
  await expect(preview()).rejects.toThrow(/has no posts/);
  expect(await count("outcome = 'deleted'")).toBe(0);
  expect(await titlesAt('/feed.json')).toEqual(['C', 'B', 'A']);
});

it('posts keep their ids if their folders are renamed one after the other, and back', async () => {
  const at = (first: string, second: string): Files => ({
    [`${first}/${a}`]: post('title: A'),
    [`${first}/${b}`]: post('title: B'),
    [`${second}/${c}`]: post('title: C'),
  });
  const ids = async () => (await siteItems()).map(({ id }) => id);
  await site.publish(at('one', 'two'));
  await pass();
  const before = await ids();
  // In the third step, a folder gets the former name of the other one.
  for (const [first, second] of [
    ['three', 'two'],
    ['three', 'four'],
    ['two', 'one'],
    ['one', 'two'],
  ]) {
    await site.publish(at(first ?? '', second ?? ''));
    expect(await pass()).toBe('imported');
    expect(await ids()).toEqual(before);
  }
});

it('a preview counts deleted posts that are on several pages, and what has moved', async () => {
  await site.publish(three);
  await pass();
  await addDeleted(10_500);
  await site.publish({ [a]: post('title: A'), [`news/${b}`]: post('title: B') });
  const { counts, moved, deleted } = await preview();
  expect(counts).toMatchObject({ unchanged: 1, moved: 1, deleted: 10_501, withdrawn: 1 });
  expect(moved).toEqual([{ from: b, to: `news/${b}` }]);
  expect(deleted).toHaveLength(50);
  expect(await count("outcome = 'deleted'")).toBe(0);
});
