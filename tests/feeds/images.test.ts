import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import type { Article } from '../../src/model/article.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const icon = 'https://paper.example/icon.png?a&b';
const logo = 'https://paper.example/logo.jpg';

describe('the icon and logo of a site', () => {
  const document = documentOf([], { site: { icon, logo } });

  it('are both in an Atom feed', () => {
    const feed = parseXml(renderFeed(document, 'atom'));
    expect([childText(feed, 'icon'), childText(feed, 'logo')]).toEqual([icon, logo]);
  });

  it('yield the icon and favicon of a JSON Feed', () => {
    expect(JSON.parse(renderFeed(document, 'json'))).toMatchObject({ icon, favicon: icon });
  });

  it.each([
    [{ icon, logo }, logo],
    [{ icon, logo: 'https://paper.example/logo.svg' }, icon],
    [{ icon: null, logo: null }, undefined],
  ])('yield one image in an RSS channel, of a type that RSS supports: %o', (site, url) => {
    const [channel] = childrenOf(parseXml(renderFeed(documentOf([], { site }), 'rss')), 'channel');
    const [image] = channel ? childrenOf(channel, 'image') : [];
    expect(image && childText(image, 'url')).toBe(url);
    expect(image && childText(image, 'title')).toBe(url && 'The Paper');
    expect(image && childText(image, 'link')).toBe(url && 'https://paper.example/');
  });
});

describe('the image of an article', () => {
  const image = 'https://paper.example/a.jpg';

  it('is a banner in JSON Feed unless it is in the content', () => {
    const shown = articleWith({ image, content: `<p><img src="${image}"></p>` });
    const feed: { items: object[] } = JSON.parse(
      renderFeed(documentOf([articleWith({ image }), shown]), 'json'),
    );
    expect(feed.items.map((item) => 'banner_image' in item)).toEqual([true, false]);
    expect(feed.items).toMatchObject([{ image }, { image }]);
  });

  it.each([
    ['a.JPG', 'image/jpeg'],
    ['a.jfif', 'image/jpeg'],
    ['a.avif?w=3', 'image/avif'],
    ['a.jxl', 'image/jxl'],
    ['a.heic', 'image/heic'],
    ['a.heif', 'image/heif'],
    ['a.apng#b', 'image/apng'],
    ['a.constructor', null],
    ['a', null],
  ])('has the type of its extension: %s is %s', (name, type) => {
    const url = `https://paper.example/${name}`;
    const feed = parseXml(renderFeed(documentOf([articleWith({ image: url })]), 'atom'));
    const [entry = feed] = childrenOf(feed, 'entry');
    const [content] = childrenOf(entry, 'media:content');
    expect([content?.getAttribute('url'), content?.getAttribute('type')]).toEqual([url, type]);
  });

  it('is a thumbnail in Atom', () => {
    const feed = parseXml(renderFeed(documentOf([articleWith({ image })]), 'atom'));
    const [entry = feed] = childrenOf(feed, 'entry');
    expect(childrenOf(entry, 'media:thumbnail')[0]?.getAttribute('url')).toBe(image);
  });

  it.each(['rss', 'atom'] as const)(
    'is Media RSS content in %s only if the text lacks it',
    (format) => {
      const shown = articleWith({ image, content: `<p><img src="${image}"></p>` });
      const count = (article: typeof shown) =>
        renderFeed(documentOf([article]), format).split('<media:content').length - 1;
      expect([count(articleWith({ image })), count(shown)]).toEqual([1, 0]);
    },
  );
});

describe('what is known of the image of an article', () => {
  const image = 'https://paper.example/a.jpg';
  const size = { width: 1200, height: 630 };
  const words = { alt: 'A "bridge"', caption: 'The bridge & the town', credit: 'Ann' };

  const itemOf = (changes: Partial<Article>, format: 'rss' | 'atom' = 'rss') => {
    const text = renderFeed(documentOf([articleWith({ image, ...changes })]), format);
    return text.match(/<media:[^\n]*/g) ?? [];
  };

  it.each(['rss', 'atom'] as const)('is in its Media RSS element in %s', (format) => {
    expect(itemOf({ imageDetails: { ...size, ...words } }, format)).toEqual([
      `<media:content url="${image}" type="image/jpeg" medium="image" width="1200" height="630">`,
      '<media:title type="plain">A &quot;bridge&quot;</media:title>',
      '<media:description type="plain">The bridge &amp; the town</media:description>',
      '<media:credit>Ann</media:credit>',
    ]);
  });

  it('is its size alone if there are no words, beside a thumbnail for readers that know no other', () => {
    expect(itemOf({ imageDetails: size })).toEqual([
      `<media:content url="${image}" type="image/jpeg" medium="image" width="1200" height="630"/>`,
      `<media:thumbnail url="${image}" width="1200" height="630"/>`,
    ]);
  });

  it('is in JSON Feed as an extension', () => {
    const article = articleWith({ image, imageDetails: { ...size, ...words } });
    const [item] = JSON.parse(renderFeed(documentOf([article]), 'json')).items;
    expect(item._image).toEqual({ mime_type: 'image/jpeg', ...size, ...words });
  });

  it.each([
    ['in another size', '<img src="https://paper.example/a-1024x683.jpg">'],
    ['with a query', '<img src="https://paper.example/a.jpg?w=600">'],
    ['in another format', '<img src="https://paper.example/a.webp">'],
  ])('is the thumbnail alone if the text shows it %s', (_, content) => {
    expect(itemOf({ content, imageDetails: words })).toEqual([`<media:thumbnail url="${image}"/>`]);
  });

  it.each([
    '<img src="https://paper.example/a-bridge.jpg">',
    '<img src="https://paper.example/abc.jpg">',
    '<a href="https://paper.example/a/">a</a>',
    '<img src="https://other.example/a.jpg">',
  ])('does not count as shown by %s', (content) => {
    expect(itemOf({ content })).toHaveLength(2);
  });
});
