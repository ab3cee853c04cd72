// Deltas of feeds (RFC 3229): what a reader is sent who takes them.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../../src/import/publish-due.ts';
import { formatOfFile } from '../../src/model/format.ts';
import { connect } from '../../src/store/database.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { readFeedText } from '../support/feed-reader.ts';
import { importSite, post } from '../support/feedmill.ts';

const app = appWith({ FEED_DELTA: 'on' });

const first = {
  '_posts/2026-01-01-a.md': post('title: A\ntag: cup'),
  '_posts/2026-01-02-b.md': post('title: B\ntag: cup'),
  '_posts/2026-01-03-c.md': post('title: C'),
};
const added = { '_posts/2026-01-04-d.md': post('title: D\ntag: cup') };

type Sent = Readonly<Record<string, string>>;

async function read(headers: Sent = {}, path = '/feed.json', from = app) {
  const response = await from.request(path, { headers });
  const text = await response.text();
  const titles = text === '' ? [] : readFeedText(text, 'json').items.map(({ title }) => title);
  return { status: response.status, titles, told: response.headers };
}

/** What a reader sends that has a feed and takes deltas. */
async function having(path = '/feed.json', from = app): Promise<Sent> {
  const { told } = await read({}, path, from);
  return { 'If-None-Match': told.get('ETag') ?? '', 'A-IM': 'feed' };
}

beforeEach(async () => {
  await startEmpty();
  await importSite(first);
});

describe('a reader that takes deltas', () => {
  it('is sent what is new and what is changed, with the ETag of the whole feed', async () => {
    const has = await having();
    await importSite({ ...added, '_posts/2026-01-02-b.md': post('title: B, edited\ntag: cup') });
    const { status, titles, told } = await read(has);
    expect([status, titles]).toEqual([226, ['D', 'B, edited']]);
    expect(told.get('IM')).toBe('feed');
    expect(told.get('Delta-Base')).toBe(has['If-None-Match']);
    expect(told.get('ETag')).toBe((await read()).told.get('ETag'));
    expect(told.get('Last-Modified')).toBe((await read()).told.get('Last-Modified'));
    expect(await read({ ...has, 'If-None-Match': told.get('ETag') ?? '' })).toMatchObject({
      status: 304,
    });
  });

  it.each(['rss.xml', 'atom.xml', 'feed.json'])('is sent it in %s', async (file) => {
    const current = await app.request(`/tags/cup/${file}`);
    const has = { 'If-None-Match': current.headers.get('ETag') ?? '', 'A-IM': 'feed' };
    await importSite(added);
    const response = await app.request(`/tags/cup/${file}`, { headers: has });
    expect(response.status).toBe(226);
    const format = formatOfFile(file) ?? 'json';
    const { title, items } = readFeedText(await response.text(), format);
    expect([title, items.map((item) => item.title)]).toEqual(['cup · The Paper', ['D']]);
  });

  it('is sent what the clock has published', async () => {
    const date = new Date(Date.now() + 3_600_000);
    await importSite({ '_posts/2026-01-05-e.md': post(`title: E\ndate: ${date.toISOString()}`) });
    const has = await having();
    await publishDue(connect(env.DB), date);
    expect(await read(has)).toMatchObject({ status: 226, titles: ['E'] });
  });

  it('is sent what it lacks since the latest of the copies that it names', async () => {
    const { 'If-None-Match': old = '' } = await having();
    await importSite(added);
    const has = await having();
    await importSite({ '_posts/2026-01-05-e.md': post('title: E') });
    const both = { ...has, 'If-None-Match': `${old}, ${has['If-None-Match']}, "x"` };
    const { titles, told } = await read(both);
    expect(titles).toEqual(['E']);
    expect(told.get('Delta-Base')).toBe(has['If-None-Match']);
  });

  it.each([
    ['an article is withdrawn', () => importSite(added, { deleted: ['_posts/2026-01-01-a.md'] })],
    [
      'an article has another date',
      () => importSite({ ...added, '_posts/2026-01-01-a.md': post('title: A\ndate: 2025-01-01') }),
    ],
    [
      'the site has another name',
      () => importSite(added, { config: 'title: New\nurl: https://paper.example' }),
    ],
    [
      'an article has become smaller',
      () => importSite({ '_posts/2026-01-02-b.md': post('title: B\ntag: cup', 'x') }),
    ],
    ['everything is new', () => importSite(Object.fromEntries(retitled))],
  ])('is sent the whole feed where %s', async (_, change) => {
    const has = await having();
    await change();
    const { status, titles, told } = await read(has);
    expect([status, titles, told.get('IM')]).toEqual([200, (await read()).titles, null]);
  });

  const retitled = Object.keys(first).map((path) => [path, post(`title: New ${path}`)]);

  it('is sent the whole feed where an article has left the tag', async () => {
    const has = await having('/tags/cup/feed.json');
    await importSite({ ...added, '_posts/2026-01-02-b.md': post('title: B') });
    expect(await read(has, '/tags/cup/feed.json')).toMatchObject({
      status: 200,
      titles: ['D', 'A'],
    });
  });

  it.each([
    ['has none', {}],
    ['has one of another format', { 'If-None-Match': 'W/"1-rss-x"' }],
    [
      'has one from before all that is known',
      { 'If-None-Match': (tag: string) => tag.replace(/\d+/, '7') },
    ],
    [
      'has one that is still to come',
      { 'If-None-Match': (tag: string) => tag.replace(/\d+/, '99999999999') },
    ],
    ['knows a date alone', { 'If-Modified-Since': new Date(0).toUTCString() }],
  ])('is sent the whole feed where it %s', async (_, conditions) => {
    const { 'If-None-Match': tag = '' } = await having();
    await importSite(added);
    const headers = Object.entries(conditions).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value(tag),
    ]);
    const has = { ...Object.fromEntries(headers), 'A-IM': 'feed' };
    expect(await read(has)).toMatchObject({ status: 200, titles: ['D', 'C', 'B', 'A'] });
  });

  it('is sent the whole feed where it was made with another configuration', async () => {
    const has = await having('/feed.json', appWith({ FEED_DELTA: 'on', FEED_CONTENT: 'summary' }));
    await importSite(added);
    expect(await read(has)).toMatchObject({ status: 200 });
  });

  it('asked by HEAD, hears of the whole feed', async () => {
    const has = await having();
    await importSite(added);
    const { status, headers } = await app.request('/feed.json', { method: 'HEAD', headers: has });
    expect([status, headers.get('IM'), headers.get('Cache-Control')]).toEqual([
      200,
      null,
      'no-store',
    ]);
  });
});

describe('a cache', () => {
  it('keeps nothing of what is sent to a reader that takes deltas', async () => {
    const has = await having();
    const answers = [await read({ 'A-IM': 'feed' }), await read(has)];
    await importSite(added);
    answers.push(await read(has));
    expect(answers.map(({ status }) => status)).toEqual([200, 304, 226]);
    for (const { told } of answers) {
      expect(told.get('Cache-Control')).toBe('no-store');
      expect(told.get('Cloudflare-CDN-Cache-Control')).toBeNull();
      expect(told.get('Vary')).toMatch(/^Accept-Encoding, A-IM/);
    }
  });

  it('keeps for all others what it kept before, apart', async () => {
    const { told } = await read();
    expect(told.get('Cache-Control')).toMatch(/^public, max-age=300/);
    expect(told.get('Vary')).toBe('Accept-Encoding, A-IM');
  });
});

describe('a reader that does not take deltas', () => {
  it.each([{}, { 'A-IM': 'vcdiff' }, { 'A-IM': 'feed;q=0' }, { 'A-IM': 'feeds' }])(
    'is sent the whole feed: %j',
    async (headers) => {
      const { 'If-None-Match': tag = '' } = await having();
      await importSite(added);
      const { status, titles } = await read({ 'If-None-Match': tag, ...headers });
      expect([status, titles]).toEqual([200, ['D', 'C', 'B', 'A']]);
    },
  );

  it('and nobody else is, where deltas are off', async () => {
    const off = appWith({});
    const has = await having('/feed.json', off);
    await importSite(added);
    const { status, told } = await read(has, '/feed.json', off);
    expect([status, told.get('Vary')]).toEqual([200, 'Accept-Encoding']);
    expect(told.get('Cache-Control')).toMatch(/^public/);
  });
});
