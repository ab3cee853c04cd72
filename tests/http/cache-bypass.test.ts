import { describe, expect, it } from 'vitest';
import { canBypassCache } from '../../src/http/cache-bypass.ts';

const feed = 'https://feeds.example/tags/gold/rss.xml';

function bypasses(url: string, headers: Record<string, string> = {}): boolean {
  return canBypassCache(new Request(url, { headers }));
}

describe('a request that can bypass the edge cache', () => {
  it.each([
    ['a search', 'https://feeds.example/search/gold/rss.xml'],
    ['a page of a search', 'https://feeds.example/search/?q=gold'],
    ['a mix', 'https://feeds.example/mix/tag:gold+tag:oil/feed.json'],
    ['a filter of a list', 'https://feeds.example/categories/?q=gold'],
    ['a page of the archive', 'https://feeds.example/archive/3/atom.xml'],
    ['a page of the archive of a tag', 'https://feeds.example/tags/gold/archive/3/'],
    ['a part of a named feed', 'https://feeds.example/feeds/partner/before/3/rss.xml'],
    ['a list of feeds after any slug', 'https://feeds.example/tags/after/gold/opml.xml'],
    ['a feed with a query', `${feed}?1`],
  ])('is %s, since there are URLs without end', (_what, url) => {
    expect(bypasses(url)).toBe(true);
  });

  it.each([
    'Forwarded',
    'X-Forwarded-Host',
    'X-Forwarded-Scheme',
    'X-Host',
    'X-HTTP-Method',
    'X-HTTP-Method-Override',
    'X-Method-Override',
    'X-Original-URL',
    'X-Rewrite-URL',
  ])('is one with %s, which is in the key of the cache', (name) => {
    expect(bypasses(feed, { [name]: 'x' })).toBe(true);
  });

  it.each(['gzip, x1', 'gzip;q=0.123', 'gzip,  deflate', 'GZIP', 'br, br'])(
    'is one that accepts %j, as no reader does',
    (encodings) => {
      expect(bypasses(feed, { 'Accept-Encoding': encodings })).toBe(true);
    },
  );

  it.each([
    ['any delta', { 'A-IM': 'feed' }],
    ['another kind of delta', { 'A-IM': 'x1' }],
    ['the page of a feed', { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }],
    ['a new destination', { 'Sec-Fetch-Dest': 'x1' }],
    ['a new mode', { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'x1' }],
  ])('is one for %s, on which a feed depends', (_what, headers) => {
    expect(bypasses(feed, headers)).toBe(true);
    expect(bypasses('https://feeds.example/tags/gold/', headers)).toBe(false);
  });

  it('is judged by what the client accepts, not by what the edge sends', () => {
    const request = new Request(feed, {
      headers: { 'Accept-Encoding': 'gzip, br' },
      cf: { clientAcceptEncoding: 'gzip;q=0.123' },
    });
    expect(canBypassCache(request)).toBe(true);
  });
});

describe('an ordinary poll', () => {
  it('may be one of an extension', () => {
    expect(bypasses(feed, { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' })).toBe(false);
  });

  it.each([
    'https://feeds.example/',
    'https://feeds.example/rss.xml',
    feed,
    'https://feeds.example/tags/search/rss.xml',
    'https://feeds.example/categories/mix/',
    'https://feeds.example/tags/archive/rss.xml',
    'https://feeds.example/tags/before/',
    'https://feeds.example/tags/after/opml.xml',
  ])('of %s is none', (url) => {
    expect(bypasses(url)).toBe(false);
  });

  it.each([
    '',
    'identity',
    'gzip',
    'gzip, deflate',
    'gzip,deflate',
    'gzip, deflate, br',
    'gzip, deflate, br, zstd',
    'deflate, gzip, br, zstd',
    'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
  ])('that accepts %j is none', (encodings) => {
    expect(bypasses(feed, { 'Accept-Encoding': encodings })).toBe(false);
  });

  it('with a validator, a User-Agent, a language and what proxies add is none', () => {
    const headers = {
      'If-None-Match': 'W/"1"',
      'User-Agent': 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)',
      'Accept-Language': 'de',
      'X-Forwarded-For': '192.0.2.1',
      'X-Forwarded-Proto': 'https',
    };
    expect(bypasses(feed, headers)).toBe(false);
  });
});
