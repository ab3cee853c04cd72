import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

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

describe('an author with a picture', () => {
  it('has it as an avatar in JSON Feed only', () => {
    const avatar = 'https://paper.example/kim.png';
    const document = documentOf([articleWith({ authors: [{ name: 'Kim', avatar }] })]);
    const [item] = JSON.parse(renderFeed(document, 'json')).items;
    expect(item.authors).toEqual([{ name: 'Kim', avatar }]);
    expect(renderFeed(document, 'rss') + renderFeed(document, 'atom')).not.toContain(avatar);
  });
});

describe('an article with several files', () => {
  const file = (name: string, mediaType: string) => ({
    url: `https://paper.example/${name}`,
    mediaType,
    length: 7,
    duration: null,
  });
  const enclosure = { ...file('a.mp3', 'audio/mpeg'), others: [file('a b.ogg', 'audio/ogg')] };
  const document = documentOf([articleWith({ enclosure })]);

  it('has all of them in Atom and JSON Feed', () => {
    const [entry] = childrenOf(parseXml(renderFeed(document, 'atom')), 'entry');
    const links = entry ? childrenOf(entry, 'link') : [];
    const files = links.filter((link) => link.getAttribute('rel') === 'enclosure');
    expect(files.map((link) => link.getAttribute('type'))).toEqual(['audio/mpeg', 'audio/ogg']);
    const [item] = JSON.parse(renderFeed(document, 'json')).items;
    expect(item.attachments).toMatchObject([
      { mime_type: 'audio/mpeg', url: 'https://paper.example/a.mp3' },
      { mime_type: 'audio/ogg', url: 'https://paper.example/a%20b.ogg' },
    ]);
  });

  it('has the first one as the enclosure in RSS, and the others as its alternatives', () => {
    const [channel] = childrenOf(parseXml(renderFeed(document, 'rss')), 'channel');
    const [item] = channel ? childrenOf(channel, 'item') : [];
    if (!item) throw new Error('there is no item');
    expect(childrenOf(item, 'enclosure')).toHaveLength(1);
    const [other] = childrenOf(item, 'podcast:alternateEnclosure');
    const [source] = other ? childrenOf(other, 'podcast:source') : [];
    expect(other?.getAttribute('type')).toBe('audio/ogg');
    expect(source?.getAttribute('uri')).toBe('https://paper.example/a%20b.ogg');
    expect(childText(item, 'title')).toBe('The bridge is open');
  });
});

describe('the title of an item in RSS', () => {
  it('has the references of the RSS Profile', () => {
    const document = documentOf([articleWith({ title: 'R&D <b>' })], {
      site: { title: 'A & <C>' },
    });
    const rss = renderFeed(document, 'rss');
    expect(rss).toContain('<title>R&#x26;D &#x3C;b&gt;</title>');
    expect(rss).toContain('<title>A &#x26; &#x3C;C&gt;</title>');
  });
});
