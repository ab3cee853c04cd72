// Analytics Engine itself is not in the local runtime, which drops what is written. What is handed to its binding is kept here.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { pollDatasetIn, pollPoint } from '../../src/http/poll-dataset.ts';
import { appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly POLLS: AnalyticsEngineDataset;
    }
  }
}

const feedly =
  'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)';

const slug = encodeURIComponent('大众网新闻的读者来信与更正启事');

beforeAll(async () => {
  await importSite({
    '_posts/2026-01-01-a.md': post('title: A\ntags: [go, linux, 大众网新闻的读者来信与更正启事]'),
  });
});

/** The points that requests leave, and the last response. */
async function pollsOf(
  requests: readonly [string, Record<string, string>?, string?][],
  variables: Record<string, string> = {},
) {
  const points: AnalyticsEngineDataPoint[] = [];
  const readers = {
    writeDataPoint: (point?: AnalyticsEngineDataPoint) => void (point && points.push(point)),
  };
  const app = appWith(variables, env.DB, env.SEARCH_DB);
  let response = new Response();
  for (const [path, headers = {}, method = 'GET'] of requests) {
    response = await app.request(path, { headers, method }, { readers });
  }
  return { points, response };
}

describe('a Worker with the binding READERS', () => {
  it('records who polls which feed, and whether it was new to them', async () => {
    const headers = { 'User-Agent': feedly };
    const { response } = await pollsOf([['/tags/go/atom.xml', headers]]);
    const etag = response.headers.get('ETag') ?? '';
    const { points } = await pollsOf([
      ['/tags/go/atom.xml', headers],
      ['/tags/go/atom.xml', { ...headers, 'If-None-Match': etag }],
      ['/feed.json', { 'User-Agent': 'Feedbin feed-id:7 - 3 subscribers' }],
      ['/rss.xml'],
    ]);
    expect(points).toEqual([
      { indexes: ['/tags/go/'], blobs: ['/tags/go/', 'atom', 'Feedly', '200', ''], doubles: [12] },
      { indexes: ['/tags/go/'], blobs: ['/tags/go/', 'atom', 'Feedly', '304', ''], doubles: [12] },
      { indexes: ['/'], blobs: ['/', 'json', 'Feedbin', '200', '7'], doubles: [3] },
      { indexes: ['/'], blobs: ['/', 'rss', 'no User-Agent', '200', ''], doubles: [0] },
    ]);
  });

  it('records nothing of a person: no address, no browser, no words of a search', async () => {
    const person = {
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'CF-Connecting-IP': '203.0.113.9',
      Cookie: 'session=secret',
      Referer: 'https://intranet.example/ann',
    };
    const { points } = await pollsOf([
      ['/rss.xml', person],
      ['/mix/tags:go+tags:linux/rss.xml', person],
      ['/search/text/rss.xml', person],
    ]);
    expect(points.map(({ blobs }) => blobs)).toEqual([
      ['/', 'rss', 'a browser', '200', ''],
      ['/mix/', 'rss', 'a browser', '200', ''],
      ['/search/', 'rss', 'a browser', '200', ''],
    ]);
  });

  it('records no visit, no error and nothing but feeds', async () => {
    const opened = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' };
    const { points } = await pollsOf([
      ['/rss.xml', opened],
      ['/rss.xml?view=source'],
      ['/RSS.XML'],
      ['/feed/'],
      ['/tags/nothing/rss.xml'],
      ['/rss.xml', {}, 'HEAD'],
      ['/rss.xml', {}, 'POST'],
      ['/'],
      ['/opml.xml'],
      ['/health'],
      ['/api/openapi.json'],
    ]);
    expect(points).toEqual([]);
  });

  it('counts a poll at an old URL as one of the feed, if old URLs do not redirect', async () => {
    const { points, response } = await pollsOf([['/feed/']], { OLD_ADDRESSES: 'answer' });
    expect(response.status).toBe(200);
    expect(points.map(({ indexes }) => indexes)).toEqual([['/']]);
  });

  it('keeps to the lengths that Analytics Engine takes', async () => {
    const { points } = await pollsOf([
      [`/tags/${slug}/rss.xml`, { 'User-Agent': `${'x'.repeat(50_000)} 5 subscribers` }],
    ]);
    const [{ indexes = [], blobs = [] } = {}] = points;
    expect(String(indexes[0]).length).toBe(96);
    expect(blobs[0]).toBe(`/tags/${slug}/`);
    expect(blobs.join('').length).toBeLessThan(5_120);
  });

  it('serves the feed even if nothing can be recorded', async () => {
    const readers = {
      writeDataPoint: () => {
        throw new TypeError('too many data points');
      },
    };
    const response = await appWith({}).request('/rss.xml', {}, { readers });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>A</title>');
  });

  it('is one that somebody has bound on purpose', () => {
    const dataset = pollDatasetIn({ READERS: env.POLLS });
    expect(dataset).toBe(env.POLLS);
    const point = pollPoint(new Request('https://feeds.example/rss.xml'), 200);
    expect(() => dataset?.writeDataPoint(point)).not.toThrow();
    for (const READERS of [undefined, null, 'feedmill_readers', {}, { put: () => undefined }]) {
      expect(pollDatasetIn({ READERS })).toBeUndefined();
    }
    expect(pollDatasetIn({})).toBeUndefined();
  });
});
