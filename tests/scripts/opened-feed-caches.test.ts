// A feed that browsers and readers request by turns, through nginx's proxy cache and Varnish. A cache that is not
// installed is skipped.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpCache, isInstalled } from '../../scripts/local/http-caches.ts';
import { ask } from './support/ask.ts';
import { cacheMakes } from './support/cache-makes.ts';
import { newState, type Started, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';

// Seconds.
const maxAge = 5;

let port: number;
let feedmill: Started;

beforeAll(async () => {
  port = await freePort();
  const arguments_ = ['--port', String(port), '--state', await newState(), '--no-watch'];
  feedmill = await start(arguments_, undefined, { FEED_MAX_AGE: String(maxAge) });
});
afterAll(() => feedmill.interrupt());

const untilStale = () => setTimeout(maxAge * 1_000 + 1_100);

// Browsers send these when a person opens a URL.
const opened = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' };

// Thunderbird 153 sends these. It has no copy, and says so by a date.
const thunderbird = {
  Accept:
    'application/atom+xml,application/rss+xml;q=0.9,application/rdf+xml;q=0.8,application/xml;q=0.7,text/xml;q=0.7,*/*;q=0.1',
  'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT',
};

// Safari before 16.4 does not name a person's visit.
const oldSafari = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

// What other readers send: RssFeedEmitter 3.2 asks for HTML, `fetch` of Node names its mode, and RSS Guard 4.0 has a cookie.
const unusual = [
  { Accept: 'text/html,application/xhtml+xml,application/xml,text/xml' },
  { 'Sec-Fetch-Mode': 'cors', 'Accept-Language': '*' },
  { Cookie: 'JSESSIONID=' },
];

const makes = Object.entries(cacheMakes).filter(([, { program }]) => isInstalled(program));

describe.each(makes)('%s in front of a Feedmill', (_, make) => {
  let cache: HttpCache;
  beforeAll(async () => {
    cache = await make.start(port, await freePort());
  });
  afterAll(() => cache?.stop());

  it('gives the page of a feed to people only, and the feed to everybody else', async () => {
    const path = '/tags/harbour/rss.xml';
    const page = await ask(cache.origin, path, opened);
    const feed = await ask(cache.origin, path);
    const clients = [
      { headers: {}, first: feed },
      { headers: opened, first: page },
      { headers: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' }, first: feed },
      { headers: thunderbird, first: feed },
      { headers: oldSafari, first: feed },
      ...unusual.map((headers) => ({ headers, first: feed })),
      { headers: { 'If-None-Match': String(page.headers.etag) }, first: feed },
      { headers: { ...opened, 'If-None-Match': String(feed.headers.etag) }, first: page },
    ];
    expect(String(page.body)).toMatch(/^<!doctype html>/);
    expect(String(feed.body)).toMatch(/^<\?xml/);
    // When the copy is stale, a reader revalidates it first, and the next time a browser.
    for (const order of [clients, clients, clients.toReversed()]) {
      for (const { headers, first } of order) {
        const got = await ask(cache.origin, path, headers);
        expect([got.status, got.headers['content-type'], String(got.body)]).toEqual([
          200,
          first.headers['content-type'],
          String(first.body),
        ]);
      }
      await untilStale();
    }
    // A page is never kept, so that no cache can give it to a reader.
    expect((await ask(cache.origin, path, opened)).from).toMatch(/MISS|PASS/);
    expect((await ask(cache.origin, path)).from).toMatch(/HIT|STALE/);
  });
});
