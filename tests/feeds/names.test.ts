import { describe, expect, it } from 'vitest';
import { createDocument } from '../../src/feeds/document.ts';
import { renderFeed } from '../../src/feeds/render.ts';
import { articleWith } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const changedAt = new Date('2026-05-01T08:00:00Z');
const scope = {
  kind: 'tag',
  slug: '港口',
  name: '港口',
  revision: 7,
  changedAt,
  articleCount: 1,
} as const;
const site = {
  title: 'The Paper',
  description: 'News of a small town',
  url: 'https://paper.example/',
  language: 'zh-CN',
  authors: [{ name: 'The Desk' }],
};
const settings = { publicUrl: 'https://feeds.example', content: 'full', maxAge: 300 } as const;
const document = createDocument(scope, site, [articleWith({})], settings);
const page = 'https://feeds.example/tags/%E6%B8%AF%E5%8F%A3/';

describe('the feed of a tag names itself, its page, its language, its site and its last change', () => {
  it('in RSS', () => {
    const [channel] = childrenOf(parseXml(renderFeed(document, 'rss')), 'channel');
    if (!channel) throw new Error('there is no channel');
    expect(childText(channel, 'title')).toBe('港口 · The Paper');
    expect(childrenOf(channel, 'atom:link')[0]?.getAttribute('href')).toBe(`${page}rss.xml`);
    expect(childText(channel, 'link')).toBe(page);
    expect(childText(channel, 'language')).toBe('zh-CN');
    expect(childText(channel, 'dc:source')).toBe('https://paper.example/');
    expect(childText(channel, 'lastBuildDate')).toBe('Fri, 01 May 2026 08:00:00 GMT');
  });

  it('in Atom', () => {
    const feed = parseXml(renderFeed(document, 'atom'));
    const links = childrenOf(feed, 'link').map((link) => link.getAttribute('href'));
    expect(links).toEqual([page, `${page}atom.xml`]);
    expect(feed.getAttribute('xml:lang')).toBe('zh-CN');
    const [author] = childrenOf(feed, 'author');
    expect(author && childText(author, 'uri')).toBe('https://paper.example/');
    expect(childText(feed, 'updated')).toBe('2026-05-01T08:00:00.000Z');
  });

  it('in JSON Feed, which has no date of its own', () => {
    expect(JSON.parse(renderFeed(document, 'json'))).toMatchObject({
      title: '港口 · The Paper',
      feed_url: `${page}feed.json`,
      home_page_url: page,
      language: 'zh-CN',
      authors: [{ name: 'The Desk', url: 'https://paper.example/' }],
    });
  });
});
