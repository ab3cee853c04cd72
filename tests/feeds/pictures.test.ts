import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const icon = 'https://paper.example/icon.png?a&b';
const logo = 'https://paper.example/logo.jpg';

describe('the pictures of a site', () => {
  const document = documentOf([], { site: { icon, logo } });

  it('are the icon and the logo of an Atom feed', () => {
    const feed = parseXml(renderFeed(document, 'atom'));
    expect([childText(feed, 'icon'), childText(feed, 'logo')]).toEqual([icon, logo]);
  });

  it('are the icon of a JSON Feed', () => {
    expect(JSON.parse(renderFeed(document, 'json'))).toMatchObject({ icon, favicon: icon });
  });

  it.each([
    [{ icon, logo }, logo],
    [{ icon, logo: 'https://paper.example/logo.svg' }, icon],
    [{ icon: null, logo: null }, undefined],
  ])('are one image of an RSS channel, of a type that RSS supports: %o', (site, url) => {
    const [channel] = childrenOf(parseXml(renderFeed(documentOf([], { site }), 'rss')), 'channel');
    const [image] = channel ? childrenOf(channel, 'image') : [];
    expect(image && childText(image, 'url')).toBe(url);
    expect(image && childText(image, 'title')).toBe(url && 'The Paper');
    expect(image && childText(image, 'link')).toBe(url && 'https://paper.example/');
  });
});

describe('the picture of an article', () => {
  const image = 'https://paper.example/a.jpg';

  it('is a banner in JSON Feed unless the content shows it', () => {
    const shown = articleWith({ image, content: `<p><img src="${image}"></p>` });
    const feed: { items: object[] } = JSON.parse(
      renderFeed(documentOf([articleWith({ image }), shown]), 'json'),
    );
    expect(feed.items.map((item) => 'banner_image' in item)).toEqual([true, false]);
    expect(feed.items).toMatchObject([{ image }, { image }]);
  });

  it('is a thumbnail in Atom', () => {
    const feed = parseXml(renderFeed(documentOf([articleWith({ image })]), 'atom'));
    const [entry = feed] = childrenOf(feed, 'entry');
    expect(childrenOf(entry, 'media:thumbnail')[0]?.getAttribute('url')).toBe(image);
  });
});

describe('an entry', () => {
  it('has a language only if it is not that of the feed', () => {
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
