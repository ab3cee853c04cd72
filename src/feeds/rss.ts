import { Feed } from 'feed';
import type { Person } from '../model/podcast.ts';
import { escapeHtml } from '../model/text.ts';
import { addToXml, textForFeed } from './additions.ts';
import type { FeedDocument } from './document.ts';
import {
  alternateEnclosures,
  chaptersNamespace,
  episodeElements,
  hasChapterList,
} from './episode.ts';
import type { FeedItem } from './item.ts';
import { cutComment, historyNamespace, linksOf } from './links.ts';
import { mediaNamespace, mediaOfImage, supportedImage } from './media.ts';
import {
  podcastElements,
  podcastGuidElement,
  podcastIndexNamespace,
  podcastNamespace,
} from './podcast.ts';
import { element, htmlElement, textElement, type XmlChild, type XmlNode } from './xml.ts';

/**
 * Renders a document as RSS 2.0. The package `feed` writes the beginning of the channel.
 *
 * @throws {TypeError} if the URL or image of an item is not absolute
 */
export function renderRss(document: FeedDocument): string {
  const feed = new Feed({
    title: textForFeed(document.title),
    link: document.pageUrl,
    description: textForFeed(document.description),
    updated: document.updatedAt,
    generator: 'Feedmill',
    ...(document.language === undefined ? {} : { language: document.language }),
    ttl: document.ttl,
    image: textForFeed(supportedImage(document.logo, document.icon) ?? ''),
    feedLinks: { rss: document.selfUrls.rss },
  });
  return addToXml(withProfileTitles(feed.rss2()), {
    rss: {
      attributes: {
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:fh': historyNamespace,
        'xmlns:media': mediaNamespace,
        'xmlns:itunes': document.podcast && podcastNamespace,
        'xmlns:podcast': usesPodcastIndex(document) ? podcastIndexNamespace : undefined,
        'xmlns:psc': document.items.some(hasChapterList) ? chaptersNamespace : undefined,
      },
    },
    channel: {
      children: [
        ...channelElements(document),
        ...itemElements(document),
        podcastGuidElement(document),
      ],
    },
  });
}

function usesPodcastIndex({ podcast, items }: FeedDocument): boolean {
  return podcast !== undefined || items.some(({ enclosure }) => enclosure?.others);
}

function channelElements(document: FeedDocument): XmlChild[] {
  return [
    ...linksOf(document, 'rss').map((link) => element('atom:link', { ...link })),
    // The link of the channel may be the page of a category or tag. This is always the site.
    textElement('dc:source', document.siteUrl),
    document.archive.isPage && element('fh:archive', {}),
    ...podcastElements(document),
    cutComment(document, 'rss'),
  ];
}

function itemElements({ items, podcast }: FeedDocument): XmlNode[] {
  const regulars = podcast?.people ?? [];
  return items.map((item) => itemElement(item, regulars));
}

function itemElement(item: FeedItem, regulars: readonly Person[]): XmlNode {
  const { id, url, link, title, summary, content, enclosure } = item;
  return element('item', {}, [
    title && withProfileTitles(textElement('title', title)),
    textElement('link', new URL(link).href),
    textElement('guid', id, { isPermaLink: id === url }),
    textElement('pubDate', item.publishedAt.toUTCString()),
    // Readers treat a description as HTML.
    summary && htmlElement('description', escapeHtml(summary)),
    content && htmlElement('content:encoded', content),
    ...item.topics.map(({ name, scheme }) => textElement('category', name, { domain: scheme })),
    ...item.authors.map(({ name }) => textElement('dc:creator', name)),
    enclosure &&
      element('enclosure', {
        url: enclosure.url,
        length: enclosure.length,
        type: enclosure.mediaType,
      }),
    ...alternateEnclosures(item),
    ...mediaOfImage(item),
    ...episodeElements(item, regulars),
  ]);
}

// RSS Best Practices Profile, "Character Data": hexadecimal references are understood by most readers,
// of which some decode a title twice.
function withProfileTitles(xml: string): string {
  return xml.replace(/<title>[^<]*<\/title>/g, (title) =>
    title.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;'),
  );
}
