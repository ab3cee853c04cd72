import type { Element, Node } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import type { Article } from '../../src/model/article.ts';
import { noPodcast } from '../../src/model/podcast.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const episode = {
  url: 'https://paper.example/a.mp3',
  mediaType: 'audio/mpeg',
  length: 12_345,
  duration: 1_834,
  episode: 12,
  season: 2,
  explicit: false,
};

const podcast = {
  ...noPodcast,
  category: 'Society & Culture > Documentary',
  explicit: true,
  email: 'desk@paper.example',
};

const site = { podcast, logo: 'https://paper.example/logo.png?a=1&b=2' };

const documentWith = (changes: Partial<Article>) => documentOf([articleWith(changes)], { site });

const podcastGuid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';

const isElement = (node: Node) => node.nodeType === node.ELEMENT_NODE;

function channelOf(changes: Partial<Article>): Element {
  const root = parseXml(renderFeed(documentWith(changes), 'rss'));
  const [channel] = childrenOf(root, 'channel');
  if (!channel) throw new Error('there is no channel');
  return channel;
}

describe('the RSS of a feed with episodes', () => {
  const channel = channelOf({ enclosure: episode, image: 'https://paper.example/a.jpg' });
  const [item = channel] = childrenOf(channel, 'item');

  it('has the podcast elements of a channel', () => {
    expect(childText(channel, 'itunes:author')).toBe('The Desk');
    expect(childText(channel, 'itunes:explicit')).toBe('true');
    expect(childText(channel, 'itunes:type')).toBe('episodic');
    expect(childText(channel, 'itunes:summary')).toBe('News of a small town');
    const [owner = channel] = childrenOf(channel, 'itunes:owner');
    expect(childText(owner, 'itunes:name')).toBe('The Desk');
    expect(childText(owner, 'itunes:email')).toBe('desk@paper.example');
    expect(childrenOf(channel, 'itunes:image')[0]?.getAttribute('href')).toBe(site.logo);
    const [category = channel] = childrenOf(channel, 'itunes:category');
    expect(category.getAttribute('text')).toBe('Society & Culture');
    const [subcategory] = childrenOf(category, 'itunes:category');
    expect(subcategory?.getAttribute('text')).toBe('Documentary');
  });

  it('has its guid after the items, since XML::RSS takes each guid for that of the item before', () => {
    const document = { ...documentWith({ enclosure: episode }), podcastGuid };
    const [shown] = childrenOf(parseXml(renderFeed(document, 'rss')), 'channel');
    expect([...(shown?.childNodes ?? [])].filter(isElement).at(-1)?.nodeName).toBe('podcast:guid');
  });

  it('has the podcast elements of an episode', () => {
    const texts = ['duration', 'season', 'episode', 'explicit'].map((name) =>
      childText(item, `itunes:${name}`),
    );
    expect(texts).toEqual(['1834', '2', '12', 'false']);
    expect(childrenOf(item, 'itunes:image')[0]?.getAttribute('href')).toBe(
      'https://paper.example/a.jpg',
    );
  });

  it('omits itunes:author in items, since some parsers would add it to dc:creator', () => {
    expect(childText(item, 'dc:creator')).toBe('Ann');
    expect(childText(item, 'itunes:author')).toBeUndefined();
  });

  it('names its file once, and its picture as Media RSS', () => {
    const contents = childrenOf(item, 'media:content').map((content) =>
      content.getAttribute('url'),
    );
    expect(contents).toEqual(['https://paper.example/a.jpg']);
    expect(childrenOf(item, 'media:thumbnail')).toHaveLength(1);
    expect(childrenOf(item, 'enclosure')).toHaveLength(1);
  });
});

describe('the RSS of a feed without episodes', () => {
  it('has no podcast elements', () => {
    const document = documentWith({ enclosure: { ...episode, mediaType: 'application/pdf' } });
    expect(renderFeed(document, 'rss')).not.toContain('itunes');
  });
});
