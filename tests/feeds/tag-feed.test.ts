import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const document = documentOf([articleWith({})], {
  scope: {
    kind: 'tag',
    slug: '港口',
    name: '港口',
    changedAt: new Date('2026-05-01T08:00:00Z'),
  },
  site: { language: 'zh-CN' },
});
const page = 'https://feeds.example/tags/%E6%B8%AF%E5%8F%A3/';

describe('the feed of a tag', () => {
  it('has its title, URL, page, language, site and last change in RSS', () => {
    const [channel] = childrenOf(parseXml(renderFeed(document, 'rss')), 'channel');
    if (!channel) throw new Error('there is no channel');
    expect(childText(channel, 'title')).toBe('港口 · The Paper');
    expect(childrenOf(channel, 'atom:link')[0]?.getAttribute('href')).toBe(`${page}rss.xml`);
    expect(childText(channel, 'link')).toBe(page);
    expect(childText(channel, 'language')).toBe('zh-CN');
    expect(childText(channel, 'dc:source')).toBe('https://paper.example/');
    expect(childText(channel, 'lastBuildDate')).toBe('Fri, 01 May 2026 08:00:00 GMT');
  });

  it('has its URL, page, language, site, last change and other formats in Atom', () => {
    const feed = parseXml(renderFeed(document, 'atom'));
    const links = childrenOf(feed, 'link').map((link) => [
      link.getAttribute('rel'),
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([
      ['alternate', page],
      ['self', `${page}atom.xml`],
      ['related', `${page}rss.xml`],
      ['related', `${page}feed.json`],
    ]);
    expect(feed.getAttribute('xml:lang')).toBe('zh-CN');
    const [author] = childrenOf(feed, 'author');
    expect(author && childText(author, 'uri')).toBe('https://paper.example/');
    expect(childText(feed, 'updated')).toBe('2026-05-01T08:00:00.000Z');
  });

  it('has its title, URL, page, language and site in JSON Feed', () => {
    expect(JSON.parse(renderFeed(document, 'json'))).toMatchObject({
      title: '港口 · The Paper',
      feed_url: `${page}feed.json`,
      home_page_url: page,
      language: 'zh-CN',
      authors: [{ name: 'The Desk', url: 'https://paper.example/' }],
    });
  });
});
