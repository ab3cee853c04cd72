import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { createGenerator, extension, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutNotice, type Link, linksOf } from './links.ts';
import { mediaOf, plainPicture } from './pictures.ts';
import { episodeElements, podcastNamespace, showElements } from './podcast.ts';
import { contentSlot, fillContents } from './slots.ts';

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
  // The channel's link is the page of a category or tag; this is the site that it is from.
  feed.addExtension(extension('dc:source', { _text: xmlLiteral(document.siteUrl) }));
  feed.addExtension(extension('atom:link', linksOf(document, 'rss').map(link)));
  if (document.archive.isPage) feed.addExtension(extension('fh:archive', {}));
  for (const [name, value] of showElements(document)) feed.addExtension(extension(name, value));
  const notice = cutNotice(document, 'rss');
  const end = notice === '' ? '' : `\n<!-- ${notice.replaceAll('--', '- -')} -->`;
  const xml = feed.rss2().replace(/<rss [^>]*>/, root(document)) + end;
  return fillContents(xml, document.items);
}

function root({ podcast }: FeedDocument): string {
  const forPodcasts = podcast ? ` xmlns:itunes="${podcastNamespace}"` : '';
  return `<rss version="2.0"${namespaces}${forPodcasts}>`;
}

function link({ href, ...attributes }: Link) {
  return { _attributes: { href: escapeHtml(href), ...attributes } };
}

function additions(item: FeedItem): ItemAdditions {
  const { contents, thumbnails } = mediaOf(item);
  const extensions = [
    // RSS titles are plain text, escaped once; the generator would print markup.
    ...(item.title === '' ? [] : [extension('title', { _text: xmlLiteral(item.title) })]),
    extension('guid', {
      _attributes: { isPermaLink: item.id === item.url },
      _text: xmlLiteral(item.id),
    }),
    ...listed('dc:creator', item.authors, ({ name }) => ({ _text: xmlLiteral(name) })),
    ...(item.enclosure ? [extension('enclosure', { _attributes: enclosure(item.enclosure) })] : []),
    ...listed('media:content', contents, (_attributes) => ({ _attributes })),
    ...listed('media:thumbnail', thumbnails, (_attributes) => ({ _attributes })),
    ...episodeElements(item).map(([name, value]) => extension(name, value)),
  ];
  const category = item.topics.map(({ name, scheme }) => ({
    name: xmlLiteral(name),
    domain: escapeHtml(scheme),
  }));
  return { category, extensions };
}

function listed<One>(name: string, list: readonly One[], element: (one: One) => object) {
  return list.length > 0 ? [extension(name, list.map(element))] : [];
}

function enclosure({ url, length, mediaType }: NonNullable<FeedItem['enclosure']>) {
  return { url: escapeHtml(url), length, type: escapeHtml(mediaType) };
}
