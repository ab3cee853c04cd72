import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, parseXml } from '../support/xml.ts';

describe('an entry in Atom', () => {
  it('has a language only if it differs from that of the feed', () => {
    const articles = [{ language: 'fr' }, { language: 'en' }, {}].map(articleWith);
    const feed = parseXml(renderFeed(documentOf(articles), 'atom'));
    const languages = childrenOf(feed, 'entry').map((entry) => entry.getAttribute('xml:lang'));
    expect(languages).toEqual(['fr', null, null]);
  });
});

describe('the id of an item', () => {
  it.each([
    ['https://paper.example/a.html', 'true'],
    ['https://paper.example/a', 'false'],
  ])('%s is a permalink in RSS only if it is the URL of the article', (feedId, isPermaLink) => {
    const article = articleWith({ feedId, url: 'https://paper.example/a.html' });
    const [channel] = childrenOf(parseXml(renderFeed(documentOf([article]), 'rss')), 'channel');
    const [item] = channel ? childrenOf(channel, 'item') : [];
    const [guid] = item ? childrenOf(item, 'guid') : [];
    expect(guid?.getAttribute('isPermaLink')).toBe(isPermaLink);
  });
});
