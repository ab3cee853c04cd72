import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { element, textElement } from './element.ts';
import { createGenerator, extension, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutComment, linksOf } from './links.ts';
import { mediaOf, plainPicture } from './pictures.ts';
import { contentSlot, elementsSlot, fillSlots } from './placeholders.ts';
import { episodeElements, podcastNamespace, showElements } from './podcast.ts';

// The generator declares a namespace only with what it prints itself.
const namespaces =
  ' xmlns:atom="http://www.w3.org/2005/Atom"' +
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/"' +
  ' xmlns:fh="http://purl.org/syndication/history/1.0"' +
  ' xmlns:media="http://search.yahoo.com/mrss/"';

/** The document as RSS 2.0. */
export function renderRss(document: FeedDocument): string {
  const style = { plain: xmlLiteral, text: escapeHtml, content: contentSlot, additions };
  const feed = createGenerator(document, style);
  const image = plainPicture(document.logo, document.icon);
  if (image) feed.options.image = xmlLiteral(image);
  feed.options.copyright = elementsSlot('feed');
  // The generator would write the document's own behind the others.
  feed.options.feedLinks = {};
  const xml = feed.rss2().replace(/<rss [^>]*>/, root(document));
  return fillSlots(xml, document.items, { feed: feedElements(document), item: itemElements });
}

function root({ podcast }: FeedDocument): string {
  const forPodcasts = podcast ? ` xmlns:itunes="${podcastNamespace}"` : '';
  return `<rss version="2.0"${namespaces}${forPodcasts}>`;
}

function feedElements(document: FeedDocument): string[] {
  return [
    ...linksOf(document, 'rss').map((link) => element('atom:link', { ...link })),
    // The channel's link is the page of a category or tag; this is the site that it is from.
    textElement('dc:source', document.siteUrl),
    ...(document.archive.isPage ? [element('fh:archive', {})] : []),
    ...showElements(document),
    ...cutComment(document, 'rss'),
  ];
}

function additions(item: FeedItem, index: number): ItemAdditions {
  const isPermaLink = item.id === item.url;
  return {
    extensions: [
      // RSS titles are plain text, escaped once; the generator would print markup.
      ...(item.title === '' ? [] : [extension('title', { _text: xmlLiteral(item.title) })]),
      extension('guid', { _attributes: { isPermaLink }, _text: xmlLiteral(item.id) }),
      extension('copyright', { _text: elementsSlot(index) }),
    ],
  };
}

function itemElements(item: FeedItem): string[] {
  const { topics, authors, enclosure } = item;
  const { contents, thumbnails } = mediaOf(item);
  return [
    ...topics.map(({ name, scheme }) => element('category', { domain: scheme }, escapeHtml(name))),
    ...authors.map(({ name }) => textElement('dc:creator', name)),
    ...(enclosure ? [enclosureElement(enclosure)] : []),
    ...contents.map((attributes) => element('media:content', attributes)),
    ...thumbnails.map((attributes) => element('media:thumbnail', attributes)),
    ...episodeElements(item),
  ];
}

function enclosureElement({ url, length, mediaType }: NonNullable<FeedItem['enclosure']>): string {
  return element('enclosure', { url, length, type: mediaType });
}
