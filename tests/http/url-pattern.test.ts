import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../src/http/url-pattern.ts';

const spell = createSpeller([
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

const written = (path: string) => {
  const spelling = spell(path);
  return typeof spelling === 'string' ? spelling : spelling.path;
};

describe('an address that is written as it should be', () => {
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
  ])('%s stays', (path) => expect(written(path)).toBe(path));
});

describe('another spelling of an address', () => {
  it.each([
    ['upper case in words', '/TAGS/cup/RSS.XML', '/tags/cup/rss.xml'],
    ['upper case in a name', '/tags/CUP/rss.xml', '/tags/cup/rss.xml'],
    ['a slash at the end of a document', '/rss.xml/', '/rss.xml'],
    ['no slash at the end of a page', '/tags/cup', '/tags/cup/'],
    ['slashes in a row', '//tags///cup//rss.xml', '/tags/cup/rss.xml'],
    ['what needs no escape', '/tags/%63up/%72ss.xml', '/tags/cup/rss.xml'],
    ['a tilde escaped', '/tags/%7Ex/', '/tags/~x/'],
    ['lower case in escapes', '/tags/c%2b%2b/rss.xml', '/tags/c%2B%2B/rss.xml'],
    ['signs that are not escaped', '/tags/c++/rss.xml', '/tags/c%2B%2B/rss.xml'],
    ['a decomposed letter', '/tags/cafe%CC%81/', '/tags/caf%C3%A9/'],
    ['a space', '/tags/big%20news/', '/tags/big-news/'],
    ['the name of a page', '/tags/cup/archive/START/rss.xml', '/tags/cup/archive/start/rss.xml'],
    ['a mix in another order', '/mix/tags:cup+TAGS:A/rss.xml', '/mix/tags:a+tags:cup/rss.xml'],
    ['a line break in a name', '/tags/a%0D%0Ab/', '/tags/a-b/'],
  ])('with %s leads there', (_, path, canonical) => expect(written(path)).toBe(canonical));
});

describe('what is no address', () => {
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
  ])('%s is unknown', (path) => expect(spell(path)).toBe('unknown'));

  it.each(['/%ff', '/tags/%E0%A4%A/rss.xml', '/tags/%/'])('%s cannot be read', (path) => {
    expect(spell(path)).toBe('unreadable');
  });
});
