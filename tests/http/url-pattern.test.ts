import { describe, expect, it } from 'vitest';
import { createCanonicalizer } from '../../src/http/url-pattern.ts';

const canonicalize = createCanonicalizer([
  '/',
  '/:file',
  '/opml.xml',
  '/tags/',
  '/tags/opml.xml',
  '/tags/page/:number/',
  '/tags/:slug/',
  '/tags/:slug/:file',
  '/tags/:slug/archive/:page/:file',
  '/mix/:mix/:file',
]);

const canonicalPath = (path: string) => {
  const canonical = canonicalize(path);
  return typeof canonical === 'string' ? canonical : canonical.path;
};

describe('a canonical path', () => {
  it.each([
    '/',
    '/rss.xml',
    '/opml.xml',
    '/tags/',
    '/tags/opml.xml',
    '/tags/opml.xml/',
    '/tags/page/2/',
    '/tags/page/',
    '/tags/page/rss.xml',
    '/tags/c%2B%2B/feed.json',
    '/tags/%E5%A4%A7%E4%BC%97/atom.xml',
    '/tags/ac%2Fdc/archive/20211201133350-17/rss.xml',
    '/mix/tags:c%2B%2B+tags:cup/rss.xml',
    '/tags/node.js/',
    '/tags/rss.xml/',
    '/tags/package.json/',
    '/tags/~x/',
  ])('%s stays the same', (path) => expect(canonicalPath(path)).toBe(path));
});

describe('a path that is not canonical', () => {
  it.each([
    ['upper case in fixed segments', '/TAGS/cup/RSS.XML', '/tags/cup/rss.xml'],
    ['upper case in a name', '/tags/CUP/rss.xml', '/tags/cup/rss.xml'],
    ['a trailing slash after a document', '/rss.xml/', '/rss.xml'],
    ['no trailing slash after a page', '/tags/cup', '/tags/cup/'],
    ['slashes in a row', '//tags///cup//rss.xml', '/tags/cup/rss.xml'],
    ['needless percent-encoding', '/tags/%63up/%72ss.xml', '/tags/cup/rss.xml'],
    ['an encoded tilde', '/tags/%7Ex/', '/tags/~x/'],
    ['lower-case percent-encoding', '/tags/c%2b%2b/rss.xml', '/tags/c%2B%2B/rss.xml'],
    ['unencoded characters', '/tags/c++/rss.xml', '/tags/c%2B%2B/rss.xml'],
    ['a decomposed letter', '/tags/cafe%CC%81/', '/tags/caf%C3%A9/'],
    ['a space', '/tags/big%20news/', '/tags/big-news/'],
    ['a page in upper case', '/tags/cup/archive/START/rss.xml', '/tags/cup/archive/start/rss.xml'],
    ['a mix in another order', '/mix/tags:cup+TAGS:A/rss.xml', '/mix/tags:a+tags:cup/rss.xml'],
    ['a line break in a name', '/tags/a%0D%0Ab/', '/tags/a-b/'],
  ])('becomes canonical: %s', (_, path, canonical) => expect(canonicalPath(path)).toBe(canonical));
});

describe('a path that matches no pattern', () => {
  it.each([
    '/nothing',
    '/rss.xml/x',
    '/tags/cup/other.txt',
    '/tags/other.xml',
    '/tags/package.json',
    '/tags/%20/',
    '/tags/page/0/',
    '/tags/page/1e9/',
    '/tags/page/%D9%A3/',
    '/evil.example/',
  ])('%s is unknown', (path) => expect(canonicalize(path)).toBe('unknown'));
});

describe('a path that is not UTF-8', () => {
  it.each(['/%ff', '/tags/%E0%A4%A/rss.xml', '/tags/%/'])('%s is unreadable', (path) => {
    expect(canonicalize(path)).toBe('unreadable');
  });
});
