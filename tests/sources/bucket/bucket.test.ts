// Imports from a local R2 bucket.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.ts';
import { configuredSources } from '../../../src/configured-sources.ts';
import { connect } from '../../../src/store/database.ts';
import { findSource } from '../../../src/store/sources/runs.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { allRows } from '../../support/database.ts';
import { get, plainConfig, post, publicUrl, siteItems, titlesAt } from '../../support/feedmill.ts';
import {
  bucketWith,
  importOnce,
  prefix,
  put,
  sourceOf,
  startWithEmptyBucket,
} from './bucket-import.ts';

beforeEach(startWithEmptyBucket);

const files = {
  '_config.yml': plainConfig,
  '_posts/2026-01-01-a.md': post('title: A'),
  'news/_posts/2026-01-02-b.md': post('title: B'),
  '_drafts/c.md': post('title: Draft'),
  'about.md': post('title: About'),
};

describe('a bucket', () => {
  it('is not a source if the binding is something else', () => {
    expect(configuredSources(readConfig({ PUBLIC_URL: publicUrl }), { BUCKET: 'posts' })).toEqual(
      [],
    );
  });

  it('has only the posts below its prefix imported', async () => {
    await put(files);
    await env.POSTS.put('_posts/2026-01-03-other.md', post('title: Other'));
    expect(await importOnce()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    expect(await titlesAt('/categories/news/feed.json')).toEqual(['B']);
  });

  it('has the lengths of episodes whose files are in it', async () => {
    const episode = { '_posts/2026-01-04-c.md': post('title: C\naudio: /media/1.mp3') };
    await put({ ...files, ...episode, 'media/1.mp3': 'x'.repeat(1_234) });
    await importOnce();
    expect(await (await get('/rss.xml')).text()).toContain('length="1234"');
  });

  it('that has not changed costs no written row and no request for a file', async () => {
    await put(files);
    await importOnce();
    const d1 = new CountingD1(env.DB);
    const bucket = bucketWith({ get: () => Promise.reject('a read') });
    expect(await importOnce({ d1, bucket })).toBe('unchanged');
    expect(d1.rowsWritten).toBe(0);
    const { source } = sourceOf({});
    const cursor = (await findSource(connect(env.DB), 'bucket'))?.cursor ?? null;
    expect(await source.hasNews(cursor)).toBe(false);
    await put({ 'style.css': 'p {}' });
    expect(await source.hasNews(cursor)).toBe(false);
    await put({ '_posts/2026-01-03-c.md': post('title: C') });
    expect(await source.hasNews(cursor)).toBe(true);
  });

  it('has only its changed posts read again, and deleted ones withdrawn', async () => {
    await put(files);
    await importOnce();
    await put({ '_posts/2026-01-01-a.md': post('title: A2') });
    await env.POSTS.delete(`${prefix}news/_posts/2026-01-02-b.md`);
    const read: string[] = [];
    const bucket = bucketWith({
      get: (key: string, options: R2GetOptions) => {
        read.push(key);
        return env.POSTS.get(key, options);
      },
    });
    expect(await importOnce({ bucket })).toBe('imported');
    expect(read).toEqual([`${prefix}_posts/2026-01-01-a.md`]);
    expect(await titlesAt('/feed.json')).toEqual(['A2']);
  });

  it('has its posts read again if an include changes', async () => {
    await put({
      ...files,
      '_includes/note.html': 'A note',
      '_posts/2026-01-03-c.md': post('title: C', '{% include note.html %}'),
    });
    await importOnce();
    await put({ '_includes/note.html': 'Another' });
    expect(await importOnce()).toBe('partial');
    expect(await importOnce()).toBe('imported');
    expect(await (await get('/feed.json')).text()).toContain('Another');
    expect(await importOnce()).toBe('unchanged');
  });

  it('has the documents of its collections imported, also those that come later', async () => {
    const collections = 'collections: {books: {output: true}}\nfeed: {collections: [books]}';
    await put({
      ...files,
      '_config.yml': `${plainConfig}\n${collections}`,
      '_books/a.md': post('title: Book\ndate: 2026-01-01'),
      '_layouts/a.html': post('title: Layout'),
    });
    expect(await importOnce()).toBe('imported');
    expect(await importOnce()).toBe('unchanged');
    await put({ '_books/b.md': post('title: Later\ndate: 2026-01-02') });
    expect(await importOnce()).toBe('imported');
    expect(await titlesAt('/collections/books/feed.json')).toEqual(['Later', 'Book']);
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    await env.POSTS.delete(`${prefix}_books/b.md`);
    expect(await importOnce()).toBe('imported');
    expect(await titlesAt('/collections/books/feed.json')).toEqual(['Book']);
  });

  it('without a _config.yml is imported with the defaults and the variables', async () => {
    await put({ '_posts/2026-01-01-a.md': post('title: A') });
    await importOnce({ changes: { siteUrl: 'https://paper.example' } });
    expect(await siteItems()).toMatchObject([{ url: 'https://paper.example/2026/01/01/a.html' }]);
  });

  it('is listed again after an import during which a post was deleted', async () => {
    await put(files);
    const bucket = bucketWith({
      get: async (key: string, options: R2GetOptions) => {
        if (key.endsWith('a.md')) await env.POSTS.delete(key);
        return env.POSTS.get(key, options);
      },
    });
    expect(await importOnce({ bucket })).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await importOnce()).toBe('imported');
    expect(await importOnce()).toBe('unchanged');
  });

  it('with more text than one pass may read has the newest posts imported first', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `_posts/2026-01-01-${at + 10}.md`);
    await put({ '_config.yml': plainConfig });
    await put(Object.fromEntries(names.map((name) => [name, post(`title: ${name}`)])));
    const bucket = bucketWith({
      list: async (options: R2ListOptions) => {
        const { objects } = await env.POSTS.list(options);
        return { objects: objects.map(({ key, etag }) => ({ key, etag, size: 10 ** 9 })) };
      },
    });
    const stored = async () => (await allRows()).article?.length ?? 0;
    expect(await importOnce({ bucket })).toBe('partial');
    expect((await titlesAt('/feed.json'))[0]).toBe(names.at(-1));
    expect(await stored()).toBeLessThan(names.length);
    expect(await importOnce({ bucket })).toBe('imported');
    expect(await stored()).toBe(names.length);
    expect(await importOnce({ bucket })).toBe('unchanged');
  });

  it('is imported completely if its list has several pages', async () => {
    await put(files);
    const list = (options: R2ListOptions) => env.POSTS.list({ ...options, limit: 2 });
    const bucket = bucketWith({ list });
    expect(await importOnce({ bucket })).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it.each([
    ['is empty', { list: async () => ({ objects: [], truncated: false }) }, /has no posts/],
    ['fails', { list: () => Promise.reject(new Error('boom')) }, /does not respond: boom/],
  ])('that %s changes nothing', async (_, broken, reason) => {
    await put(files);
    await importOnce();
    const before = await allRows();
    await expect(importOnce({ bucket: bucketWith(broken) })).rejects.toThrow(reason);
    expect(await allRows()).toEqual(before);
  });
});
