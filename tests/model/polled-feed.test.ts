import { describe, expect, it } from 'vitest';
import { polledFeed } from '../../src/model/polled-feed.ts';

describe('polledFeed', () => {
  it.each([
    ['/rss.xml', '/', 'rss'],
    ['/feed.json', '/', 'json'],
    ['/tags/c%2B%2B/atom.xml', '/tags/c%2B%2B/', 'atom'],
    ['/feeds/partners/rss.xml', '/feeds/partners/', 'rss'],
    ['/mix/tags:a,tags:b/rss.xml', '/mix/', 'rss'],
    ['/tags/大众/rss.xml', '/tags/%E5%A4%A7%E4%BC%97/', 'rss'],
    ['/tags/%e5%a4%a7%e4%bc%97/rss.xml', '/tags/%E5%A4%A7%E4%BC%97/', 'rss'],
    ['/search/what-i-look-for/atom.xml', '/search/', 'atom'],
  ])('%s is a poll of %s as %s', (path, feed, format) => {
    expect(polledFeed(path)).toEqual({ feed, format });
  });

  it.each([
    '/',
    '/tags/go/',
    '/opml.xml',
    '/rss.xml?view=source',
    '/archive/start/rss.xml',
    '/tags/go/archive/start/rss.xml',
    '/feeds/partners/before/start/rss.xml',
    '/tags//rss.xml',
    '/tags/%ff/rss.xml',
    '/search/rss.xml',
    '//rss.xml',
    'rss.xml',
    '/blog/rss.xml',
    '/wp-content/rss/rss.xml',
    '',
  ])('%s is none', (path) => {
    expect(polledFeed(path)).toBeUndefined();
  });
});
