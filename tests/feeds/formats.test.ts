import { describe, expect, it, vi } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { formats } from '../../src/model/format.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { parseFeed } from '../support/feed-reader.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const episode = {
  url: 'https://paper.example/a.mp3',
  mediaType: 'audio/mpeg',
  length: 12_345,
  duration: null,
};

const articles = [
  articleWith({ enclosure: episode, authors: [{ name: 'Ann' }, { name: 'Bo & Co' }] }),
  articleWith({
    feedId: 'https://paper.example/2026/04/30/%E5%B8%82',
    url: 'https://paper.example/2026/04/30/%E5%B8%82.html',
    title: '市场 <开>',
    summary: '',
    content: '<p>正文</p>',
    authors: [],
    categories: ['town', '新闻'],
    tags: ['town', 'c++'],
    publishedAt: new Date('2026-04-30T23:59:59Z'),
  }),
  articleWith({ feedId: 'https://paper.example/x', title: '', categories: [], tags: [] }),
];

const document = documentOf(articles);

describe('the three formats of a feed', () => {
  it('have the same items in the same order', () => {
    const [rss, atom, json] = formats.map((format) =>
      parseFeed(renderFeed(document, format), format),
    );
    expect(rss?.items).toHaveLength(3);
    expect(atom).toEqual(rss);
    expect(json).toEqual(rss);
    // `town` is a category and a tag.
    expect(rss?.items[1]?.topics).toEqual(['town', '新闻', 'c++']);
  });

  it.each(formats)('keep every field of an article: %s', (format) => {
    const { items } = parseFeed(renderFeed(document, format), format);
    expect(items[0]).toEqual({
      id: 'https://paper.example/2026/05/01/bridge',
      url: 'https://paper.example/2026/05/01/bridge.html',
      title: 'The bridge is open',
      summary: 'Cars first.',
      content: '<p>Cars first.</p>',
      publishedAt: '2026-05-01T06:30:00.000Z',
      topics: ['town', 'bridge'],
      authors: ['Ann', 'Bo & Co'],
      enclosure: 'https://paper.example/a.mp3',
    });
  });

  it.each(formats)('have the same bytes for the same data: %s', (format) => {
    expect(renderFeed(documentOf(articles), format)).toBe(renderFeed(document, format));
  });

  it.each(formats)('do not depend on the current date: %s', (format) => {
    vi.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') });
    const today = renderFeed(documentOf(articles), format);
    vi.setSystemTime(new Date('2026-06-02T00:00:00Z'));
    expect(renderFeed(documentOf(articles), format)).toBe(today);
    vi.useRealTimers();
  });

  it.each(formats)('omit the content in a feed of summaries: %s', (format) => {
    const { items } = parseFeed(
      renderFeed(documentOf(articles, { settings: { content: 'summary' } }), format),
      format,
    );
    expect(items.map((item) => [item.summary, item.content])).toEqual([
      ['Cars first.', undefined],
      [undefined, undefined],
      ['Cars first.', undefined],
    ]);
  });

  it.each(formats)('are valid without articles: %s', (format) => {
    const feed = parseFeed(renderFeed(documentOf([]), format), format);
    expect(feed).toEqual({ title: 'The Paper', items: [] });
  });
});

describe('an RSS document', () => {
  const [channel = parseXml('<none/>')] = childrenOf(
    parseXml(renderFeed(document, 'rss')),
    'channel',
  );

  it('does not mark a guid as a permalink if it is not the URL of the article', () => {
    const [item = channel] = childrenOf(channel, 'item');
    expect(childrenOf(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('false');
  });

  it('links to itself once', () => {
    const [self, ...others] = childrenOf(channel, 'atom:link');
    expect(self?.getAttribute('href')).toBe('https://feeds.example/rss.xml');
    expect(self?.getAttribute('rel')).toBe('self');
    expect(others).toEqual([]);
  });

  it('has RFC 822 dates with the correct weekday', () => {
    const [item = channel] = childrenOf(channel, 'item');
    expect(childText(item, 'pubDate')).toBe('Fri, 01 May 2026 06:30:00 GMT');
    expect(childText(channel, 'lastBuildDate')).toBe('Sat, 02 May 2026 08:00:00 GMT');
  });

  it('has the length and the media type of an enclosure', () => {
    const [item = channel] = childrenOf(channel, 'item');
    const [enclosure] = childrenOf(item, 'enclosure');
    expect(enclosure?.getAttribute('length')).toBe('12345');
    expect(enclosure?.getAttribute('type')).toBe('audio/mpeg');
  });

  it('gives every item a title or a description', () => {
    const [item = channel] = childrenOf(
      parseXml(
        renderFeed(documentOf([articleWith({ title: '', summary: '', content: '<img>' })]), 'rss'),
      ),
      'channel',
    ).flatMap((child) => childrenOf(child, 'item'));
    expect(childrenOf(item, 'title').length + childrenOf(item, 'description').length).not.toBe(0);
  });
});

describe('an Atom document', () => {
  const feed = parseXml(renderFeed(document, 'atom'));
  const entries = childrenOf(feed, 'entry');

  it('has exactly one id, title and updated element, as does each entry', () => {
    for (const element of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated']) {
        expect(childrenOf(element, name)).toHaveLength(1);
      }
    }
  });

  it('has an author, for entries without an author', () => {
    expect(childrenOf(feed, 'author').map((author) => childText(author, 'name'))).toEqual([
      'The Desk',
    ]);
  });

  it('links to its page first, then to itself', () => {
    expect(
      childrenOf(feed, 'link')
        .map((link) => [link.getAttribute('rel'), link.getAttribute('href')])
        .slice(0, 2),
    ).toEqual([
      ['alternate', 'https://paper.example/'],
      ['self', 'https://feeds.example/atom.xml'],
    ]);
  });

  it('gives each entry its published and updated dates in UTC', () => {
    expect(entries[0] && childText(entries[0], 'published')).toBe('2026-05-01T06:30:00.000Z');
    expect(entries[0] && childText(entries[0], 'updated')).toBe('2026-05-01T07:00:00.000Z');
  });

  it('leaves out the length of an enclosure if it is unknown', () => {
    const unknown = documentOf([articleWith({ enclosure: { ...episode, length: 0 } })]);
    expect(renderFeed(unknown, 'atom')).toContain(
      'href="https://paper.example/a.mp3" type="audio/mpeg" title="The bridge is open"/>',
    );
  });
});

describe('a JSON Feed document', () => {
  it('names its version, URL, home page, language and authors', () => {
    expect(JSON.parse(renderFeed(document, 'json'))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'https://paper.example/',
      feed_url: 'https://feeds.example/feed.json',
      language: 'en',
      authors: [{ name: 'The Desk' }],
    });
  });

  it('has either HTML or text in every item', () => {
    for (const content of ['full', 'summary'] as const) {
      const feed: { items: object[] } = JSON.parse(
        renderFeed(documentOf(articles, { settings: { content } }), 'json'),
      );
      for (const item of feed.items) {
        expect('content_html' in item).toBe(content === 'full');
        expect('content_text' in item).toBe(content === 'summary');
      }
    }
  });
});
