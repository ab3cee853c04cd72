// WordPress publishes older pages of its feeds at ?paged=2 and so on, without links to them.
import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, startEmpty } from '../../support/database.ts';
import { importFeed, item, publish, wordPress } from '../../support/feed-source.ts';
import { siteItems, titlesAt } from '../../support/feedmill.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
});

const generator = '<generator>https://wordpress.org/?v=6.8</generator>';
const day = (number: number) => `Mon, 0${number} Jan 2026 08:00:00 GMT`;
const pageOf = (...numbers: number[]) =>
  wordPress(generator + numbers.map((number) => item(number, '', day(number))).join(''));

async function publishThreePages(newest = pageOf(6, 5)): Promise<void> {
  await publish(url, newest);
  await publish(`${url}?paged=2`, pageOf(4, 3));
  await publish(`${url}?paged=3`, pageOf(2, 1));
}

describe('a feed that WordPress has made', () => {
  it('is read page by page until a 404', async () => {
    await publishThreePages();
    expect(await importFeed(url)).toEqual({ result: 'imported', passes: 1 });
    expect(await titlesAt('/feed.json')).toEqual([6, 5, 4, 3, 2, 1].map((n) => `Post ${n}`));
  });

  it('is read again up to the first page without news, which finds what has changed before it', async () => {
    await publishThreePages();
    await importFeed(url);
    const before = await siteItems();
    await publish(url, pageOf(7, 6));
    await publish(`${url}?paged=2`, pageOf(5, 4).replace('Post 4', 'Post 4, again'));
    await publish(`${url}?paged=3`, pageOf(3, 2).replace('Post 2', 'Post 2, again'));
    await publish(`${url}?paged=4`, pageOf(1));
    expect((await importFeed(url)).result).toBe('imported');
    const after = await siteItems();
    expect(after.map(({ title }) => title)).toEqual(
      ['7', '6', '5', '4, again', '3', '2, again', '1'].map((name) => `Post ${name}`),
    );
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const rows = await allRows(['source', 'import_run']);
    await importFeed(url);
    expect(await allRows(['source', 'import_run'])).toEqual(rows);
  });

  it('ends at a page that repeats the one before it, on a server that ignores the number', async () => {
    await publish(url, pageOf(2, 1));
    await publish(`${url}?paged=2`, pageOf(2, 1));
    await publish(`${url}?paged=3`, 'This page must not be read.');
    expect(await importFeed(url)).toEqual({ result: 'imported', passes: 1 });
    expect(await siteItems()).toHaveLength(2);
  });

  it.each([
    ['an HTML page', '<!doctype html><html><title>Not found</title></html>', 200],
    ['a page that is refused', 'No.', 403],
  ])('ends at %s', async (_, body, status) => {
    await publish(url, pageOf(2, 1));
    await publish(`${url}?paged=2`, body, { status });
    expect((await importFeed(url)).result).toBe('imported');
    expect(await siteItems()).toHaveLength(2);
  });

  it('does not end at an error of the server, and has what came before', async () => {
    await publish(url, pageOf(2, 1));
    await publish(`${url}?paged=2`, 'Busy.', { status: 503 });
    await expect(importFeed(url)).rejects.toThrow(/responded with 503/);
    expect(await titlesAt('/feed.json')).toEqual(['Post 2', 'Post 1']);
  });

  it('is read by its links if it has any', async () => {
    await publish(url, wordPress(generator + item(2, '', day(2)), `${url}?older=1`));
    await publish(`${url}?older=1`, wordPress(item(1, '', day(1))));
    await importFeed(url);
    expect(await titlesAt('/feed.json')).toEqual(['Post 2', 'Post 1']);
  });
});
