// Deltas of feeds (RFC 3229).
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../../src/import/publish-due.ts';
import { formatOfFile } from '../../src/model/format.ts';
import { connect } from '../../src/store/database.ts';
import { ageChanges, appWith, startEmpty } from '../support/database.ts';
import { parseFeed } from '../support/feed-reader.ts';
import { importSite, post } from '../support/feedmill.ts';

const app = appWith({ FEED_DELTA: 'on' });

const first = {
  '_posts/2026-01-01-a.md': post('title: A\ntag: cup'),
  '_posts/2026-01-02-b.md': post('title: B\ntag: cup'),
  '_posts/2026-01-03-c.md': post('title: C'),
};
const added = { '_posts/2026-01-04-d.md': post('title: D\ntag: cup') };

type RequestHeaders = Readonly<Record<string, string>>;

async function read(headers: RequestHeaders = {}, path = '/feed.json', from = app) {
  const response = await from.request(path, { headers });
  const text = await response.text();
  const titles = text === '' ? [] : parseFeed(text, 'json').items.map(({ title }) => title);
  return { status: response.status, titles, headers: response.headers };
}

/** The headers of a client that has the current feed and accepts deltas. */
async function deltaHeaders(path = '/feed.json', from = app): Promise<RequestHeaders> {
  const { headers } = await read({}, path, from);
  return { 'If-None-Match': headers.get('ETag') ?? '', 'A-IM': 'feed' };
}

beforeEach(async () => {
  await startEmpty();
  await importSite(first);
});

describe('a client that accepts deltas', () => {
  it('gets the new and changed articles, with the ETag of the full feed', async () => {
    const copy = await deltaHeaders();
    await importSite({ ...added, '_posts/2026-01-02-b.md': post('title: B, edited\ntag: cup') });
    await ageChanges();
    const { status, titles, headers } = await read(copy);
    expect([status, titles]).toEqual([226, ['D', 'B, edited']]);
    expect(headers.get('IM')).toBe('feed');
    expect(headers.get('Delta-Base')).toBe(copy['If-None-Match']);
    expect(headers.get('ETag')).toBe((await read()).headers.get('ETag'));
    expect(headers.get('Last-Modified')).toBe((await read()).headers.get('Last-Modified'));
    expect(await read({ ...copy, 'If-None-Match': headers.get('ETag') ?? '' })).toMatchObject({
      status: 304,
    });
  });

  it.each(['rss.xml', 'atom.xml', 'feed.json'])('gets a delta in %s', async (file) => {
    const current = await app.request(`/tags/cup/${file}`);
    const copy = { 'If-None-Match': current.headers.get('ETag') ?? '', 'A-IM': 'feed' };
    await importSite(added);
    const response = await app.request(`/tags/cup/${file}`, { headers: copy });
    expect(response.status).toBe(226);
    const format = formatOfFile(file) ?? 'json';
    const { title, items } = parseFeed(await response.text(), format);
    expect([title, items.map((item) => item.title)]).toEqual(['cup · The Paper', ['D']]);
  });

  it('gets scheduled articles that became due', async () => {
    const date = new Date(Date.now() + 3_600_000);
    await importSite({ '_posts/2026-01-05-e.md': post(`title: E\ndate: ${date.toISOString()}`) });
    const copy = await deltaHeaders();
    await publishDue(connect(env.DB), date);
    expect(await read(copy)).toMatchObject({ status: 226, titles: ['E'] });
  });

  it('gets a delta from the latest of its copies', async () => {
    const { 'If-None-Match': old = '' } = await deltaHeaders();
    await importSite(added);
    const copy = await deltaHeaders();
    await importSite({ '_posts/2026-01-05-e.md': post('title: E') });
    const both = { ...copy, 'If-None-Match': `${old}, ${copy['If-None-Match']}, "x"` };
    const { titles, headers } = await read(both);
    expect(titles).toEqual(['E']);
    expect(headers.get('Delta-Base')).toBe(copy['If-None-Match']);
  });

  it.each([
    ['an article is withdrawn', () => importSite(added, { deleted: ['_posts/2026-01-01-a.md'] })],
    [
      'the date of an article changes',
      () => importSite({ ...added, '_posts/2026-01-01-a.md': post('title: A\ndate: 2025-01-01') }),
    ],
    [
      'the title of the site changes',
      () => importSite(added, { config: 'title: New\nurl: https://paper.example' }),
    ],
    [
      'an article becomes smaller',
      () => importSite({ '_posts/2026-01-02-b.md': post('title: B\ntag: cup', 'x') }),
    ],
    ['all articles have changed', () => importSite(Object.fromEntries(retitled))],
  ])('gets the full feed if %s', async (_, change) => {
    const copy = await deltaHeaders();
    await change();
    const { status, titles, headers } = await read(copy);
    expect([status, titles, headers.get('IM')]).toEqual([200, (await read()).titles, null]);
  });

  const retitled = Object.keys(first).map((path) => [path, post(`title: New ${path}`)]);

  it('gets the full feed of a tag if an article loses the tag', async () => {
    const copy = await deltaHeaders('/tags/cup/feed.json');
    await importSite({ ...added, '_posts/2026-01-02-b.md': post('title: B') });
    expect(await read(copy, '/tags/cup/feed.json')).toMatchObject({
      status: 200,
      titles: ['D', 'A'],
    });
  });

  it.each([
    ['has no copy', {}],
    ['has a copy in another format', { 'If-None-Match': 'W/"1-rss-x"' }],
    [
      'has a copy from before the first revision',
      { 'If-None-Match': (tag: string) => tag.replace(/\d+/, '7') },
    ],
    [
      'has a copy of a future revision',
      { 'If-None-Match': (tag: string) => tag.replace(/\d+/, '99999999999') },
    ],
    ['sends only a date', { 'If-Modified-Since': new Date(0).toUTCString() }],
  ])('gets the full feed if it %s', async (_, conditions) => {
    const { 'If-None-Match': tag = '' } = await deltaHeaders();
    await importSite(added);
    const headers = Object.entries(conditions).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value(tag),
    ]);
    const copy = { ...Object.fromEntries(headers), 'A-IM': 'feed' };
    expect(await read(copy)).toMatchObject({ status: 200, titles: ['D', 'C', 'B', 'A'] });
  });

  it('gets the full feed if the configuration has changed', async () => {
    const copy = await deltaHeaders(
      '/feed.json',
      appWith({ FEED_DELTA: 'on', FEED_CONTENT: 'summary' }),
    );
    await importSite(added);
    expect(await read(copy)).toMatchObject({ status: 200 });
  });

  it('gets the headers of the full feed for HEAD', async () => {
    const copy = await deltaHeaders();
    await importSite(added);
    const { status, headers } = await app.request('/feed.json', { method: 'HEAD', headers: copy });
    expect([status, headers.get('IM')]).toEqual([200, null]);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('a cache', () => {
  it('stores no response to a client that accepts deltas', async () => {
    const copy = await deltaHeaders();
    const responses = [await read({ 'A-IM': 'feed' }), await read(copy)];
    await importSite(added);
    responses.push(await read(copy));
    expect(responses.map(({ status }) => status)).toEqual([200, 304, 226]);
    for (const { headers } of responses) {
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Cloudflare-CDN-Cache-Control')).toBeNull();
      expect(headers.get('Vary')).toMatch(/^Accept-Encoding, A-IM/);
    }
  });

  it('stores responses to other clients separately', async () => {
    const { headers } = await read();
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=300/);
    expect(headers.get('Vary')).toMatch(/^Accept-Encoding, A-IM, Sec-/);
  });
});

describe('the full feed', () => {
  it.each([{}, { 'A-IM': 'vcdiff' }, { 'A-IM': 'feed;q=0' }, { 'A-IM': 'feeds' }])(
    'is sent to a client that does not accept deltas: %j',
    async (headers) => {
      const { 'If-None-Match': tag = '' } = await deltaHeaders();
      await importSite(added);
      const { status, titles } = await read({ 'If-None-Match': tag, ...headers });
      expect([status, titles]).toEqual([200, ['D', 'C', 'B', 'A']]);
    },
  );

  it('is sent to every client if deltas are off', async () => {
    const off = appWith({});
    const copy = await deltaHeaders('/feed.json', off);
    await importSite(added);
    const { status, headers } = await read(copy, '/feed.json', off);
    expect([status, headers.get('Vary')]).toEqual([200, expect.not.stringContaining('A-IM')]);
    expect(headers.get('Cache-Control')).toMatch(/^public/);
  });
});
