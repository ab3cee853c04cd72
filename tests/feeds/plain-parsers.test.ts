// Feeds for parsers that support only part of a format.
import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { formats } from '../../src/model/format.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { parseFeed } from '../support/feed-reader.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const twoAuthors = { authors: [{ name: 'Ann' }, { name: 'Bo', url: 'https://paper.example/bo' }] };

describe.each(formats)('an item in %s', (format) => {
  it('has the authors of the site if the article has no authors', () => {
    const articles = [articleWith({ authors: [{ name: 'Cy' }] }), articleWith({ authors: [] })];
    const { items } = parseFeed(
      renderFeed(documentOf(articles, { site: twoAuthors }), format),
      format,
    );
    expect(items.map(({ authors }) => authors)).toEqual([['Cy'], ['Ann', 'Bo']]);
  });
});

describe('an Atom document', () => {
  it('has titles of type text, because some parsers would show HTML entities', () => {
    const feed = parseXml(
      renderFeed(documentOf([articleWith({ title: 'Fish & <b>chips</b>' })]), 'atom'),
    );
    const [title] = childrenOf(feed, 'entry').flatMap((entry) => childrenOf(entry, 'title'));
    expect(title?.getAttribute('type')).toBe('text');
    expect(title?.textContent).toBe('Fish & <b>chips</b>');
  });

  it('has every author of the site', () => {
    const feed = parseXml(renderFeed(documentOf([], { site: twoAuthors }), 'atom'));
    expect(childrenOf(feed, 'author').map((author) => childText(author, 'name'))).toEqual([
      'Ann',
      'Bo',
    ]);
  });
});

describe('an RSS document', () => {
  it('links to itself first', () => {
    const document = documentOf([], {
      settings: { hubs: ['https://hub.example/'] },
      contents: { older: 'start' },
    });
    const [channel] = childrenOf(parseXml(renderFeed(document, 'rss')), 'channel');
    const links = channel ? childrenOf(channel, 'atom:link') : [];
    expect(links.map((link) => link.getAttribute('rel'))).toEqual([
      'self',
      'hub',
      'prev-archive',
      'next',
    ]);
  });
});
