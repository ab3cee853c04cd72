// The authors of items.
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';
const rss = (authors: string) =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Paper</title>
    <link>https://paper.example/</link><item>${authors}</item></channel></rss>`;

describe('an item of a feed', () => {
  it('has several authors, also those that have only a mail address', () => {
    const authors = '<author>a@b.example (Ann)</author><author>bo@b.example</author>';
    const page = parseFeed(rss(authors), url);
    expect(page.items[0]?.authors).toEqual([
      { name: 'Ann', email: 'a@b.example' },
      { name: 'bo@b.example', email: 'bo@b.example' },
    ]);
    const entry =
      '<entry><author><name>Ann</name></author><author><email>bo@b.example</email></author><author/></entry>';
    const atom = parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`, url);
    expect(atom.items[0]?.authors).toEqual([
      { name: 'Ann' },
      { name: 'bo@b.example', email: 'bo@b.example' },
    ]);
  });

  it('has authors of iTunes, and of version 1 of JSON Feed', () => {
    const page = parseFeed(rss('<itunes:author>Ann &amp; Bo</itunes:author>'), url);
    expect(page.items[0]?.authors).toEqual([{ name: 'Ann & Bo' }]);
    const json = { version: 'https://jsonfeed.org/version/1', author: { name: 'Cy' }, items: [] };
    expect(parseFeed(JSON.stringify(json), url).head.author).toEqual({ name: 'Cy' });
  });
});
