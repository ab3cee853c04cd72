// Feeds whose elements are not in the namespaces, or not in the places, where they belong.
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';

describe('a feed in Atom', () => {
  const rest = (prefix: string) =>
    `<${prefix}entry><${prefix}title>Tide</${prefix}title><${prefix}id>1</${prefix}id></${prefix}entry>`;

  it.each([
    ['no namespace', `<feed>${rest('')}</feed>`],
    [
      'a namespace of another spelling',
      `<feed xmlns="https://www.w3.org/2005/atom/">${rest('')}</feed>`,
    ],
    [
      'an unknown namespace with a prefix',
      `<a:feed xmlns:a="https://a.example/">${rest('a:')}</a:feed>`,
    ],
    [
      'the namespace for a prefix that it does not use',
      `<feed xmlns:a="http://www.w3.org/2005/Atom">${rest('')}</feed>`,
    ],
  ])('is read if it has %s', (_, document) => {
    expect(parseFeed(document, url).items).toMatchObject([{ id: '1', title: 'Tide' }]);
  });
});

describe('a feed in RSS', () => {
  const rest = (prefix: string) =>
    `<${prefix}channel><${prefix}item><${prefix}title>Tide</${prefix}title><${prefix}guid>1</${prefix}guid></${prefix}item></${prefix}channel>`;

  it.each([
    ['a namespace of its own', `<rss xmlns="https://rss.example/">${rest('')}</rss>`],
    [
      'a namespace of its own with a prefix',
      `<r:rss xmlns:r="https://rss.example/">${rest('r:')}</r:rss>`,
    ],
    [
      'an element that is not closed before its items',
      `<rss><channel><itunes:category text="Arts">${rest('').slice('<channel>'.length)}</rss>`,
    ],
  ])('is read if it has %s', (_, document) => {
    expect(parseFeed(document, url).items).toMatchObject([{ id: '1', title: 'Tide' }]);
  });
});

describe('a document that ends too early', () => {
  const item = (name: string, id: number) =>
    `<${name}><title>Tide ${id}</title><guid>${id}</guid><id>${id}</id><description>High</description></${name}>`;

  it.each([
    ['RSS', `<rss><channel>${item('item', 1)}${item('item', 2)}`],
    ['RSS 1.0', `<rdf:RDF><channel/>${item('item', 1)}${item('item', 2)}`],
    ['Atom', `<feed>${item('entry', 1)}${item('entry', 2)}`],
  ])('has all items but the one that is cut: %s', (_, document) => {
    const idsOf = (text: string) => parseFeed(text, url).items.map(({ id }) => id);
    expect(idsOf(document)).toEqual(['1', '2']);
    for (const characters of [1, 5, 20, 40, 60]) {
      expect(idsOf(document.slice(0, -characters))).toEqual(['1']);
    }
  });
});
