import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { createGenerator, extension, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutNotice, type Link, linksOf } from './links.ts';

// The generator declares a namespace only with what it prints itself.
const root =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"' +
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/"' +
  ' xmlns:fh="http://purl.org/syndication/history/1.0">';

/** The document as RSS 2.0. */
export function renderRss(document: FeedDocument): string {
  const feed = createGenerator(document, { plain: xmlLiteral, text: escapeHtml, additions });
  // The channel's link is the page of a category or tag; this is the site that it is from.
  feed.addExtension(extension('dc:source', { _text: xmlLiteral(document.siteUrl) }));
  feed.addExtension(extension('atom:link', linksOf(document, 'rss').map(link)));
  if (document.archive.isPage) feed.addExtension(extension('fh:archive', {}));
  const notice = cutNotice(document, 'rss');
  const end = notice === '' ? '' : `\n<!-- ${notice.replaceAll('--', '- -')} -->`;
  return feed.rss2().replace(/<rss [^>]*>/, root) + end;
}

function link({ href, ...attributes }: Link) {
  return { _attributes: { href: escapeHtml(href), ...attributes } };
}

function additions(item: FeedItem): ItemAdditions {
  const extensions = [
    // RSS titles are plain text, escaped once; the generator would print markup.
    ...(item.title === '' ? [] : [extension('title', { _text: xmlLiteral(item.title) })]),
    ...(item.authors.length > 0
      ? [
          extension(
            'dc:creator',
            item.authors.map(({ name }) => ({ _text: xmlLiteral(name) })),
          ),
        ]
      : []),
    ...(item.enclosure ? [extension('enclosure', { _attributes: enclosure(item.enclosure) })] : []),
  ];
  const category = item.topics.map(({ name, scheme }) => ({
    name: xmlLiteral(name),
    domain: scheme,
  }));
  return { guid: xmlLiteral(item.id), category, extensions };
}

function enclosure({ url, length, mediaType }: NonNullable<FeedItem['enclosure']>) {
  return { url: escapeHtml(url), length, type: mediaType };
}
