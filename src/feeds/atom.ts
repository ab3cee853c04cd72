import { Feed } from 'feed';
import type { Author, MediaFile } from '../model/article.ts';
import { type Format, formatDetails, formats } from '../model/format.ts';
import { escapeHtml } from '../model/text.ts';
import { isIri } from '../model/web-url.ts';
import { addToXml, textForFeed } from './additions.ts';
import type { FeedDocument } from './document.ts';
import { type FeedItem, filesOf } from './item.ts';
import { cutComment, historyNamespace, type Link, linksOf } from './links.ts';
import { mediaNamespace, mediaOfImage } from './media.ts';
import { element, htmlElement, textElement, type XmlChild, type XmlNode } from './xml.ts';

const otherFormats = formats.filter((format) => format !== 'atom');

const tombstoneNamespace = 'http://purl.org/atompub/tombstones/1.0';

/**
 * Renders a document as Atom 1.0 (RFC 4287). The package `feed` writes the beginning.
 *
 * @throws {TypeError} if the URL of an item is not absolute
 * @throws {RangeError} if a date of an item is invalid
 */
export function renderAtom(document: FeedDocument): string {
  const feed = new Feed({
    id: document.id,
    title: textForFeed(document.title),
    updated: document.updatedAt,
    generator: 'Feedmill',
    link: document.pageUrl,
    feedLinks: { atom: document.selfUrls.atom },
    description: textForFeed(document.description),
    image: textForFeed(document.logo ?? ''),
    favicon: textForFeed(document.icon ?? ''),
  });
  const entries = document.items.map((item) => entryElement(item, document.language));
  return addToXml(feed.atom1(), {
    feed: {
      attributes: rootAttributes(document),
      children: [...feedElements(document), ...entries],
    },
    generator: { attributes: { uri: document.generatorUrl } },
  });
}

// There is no xml:base: no URL in the document is relative, and some readers ignore it.
function rootAttributes({ language, archive, withdrawn, items }: FeedDocument) {
  return {
    'xmlns:fh': archive.isPage ? historyNamespace : undefined,
    'xmlns:at': withdrawn.length > 0 ? tombstoneNamespace : undefined,
    'xmlns:media': items.some(({ image }) => image !== null) ? mediaNamespace : undefined,
    'xml:lang': language,
  };
}

function feedElements(document: FeedDocument): XmlChild[] {
  const { authors, archive, withdrawn, selfUrls } = document;
  return [
    ...authors.map(authorElement),
    ...linksOf(document, 'atom').map(linkElement),
    ...otherFormats.map((format) => relatedLink(selfUrls, format)),
    archive.isPage && element('fh:archive', {}),
    ...withdrawn.map(({ feedId, withdrawnAt }) =>
      element('at:deleted-entry', { ref: atomId(feedId), when: withdrawnAt.toISOString() }),
    ),
    cutComment(document, 'atom'),
  ];
}

// Feeds in other formats are not an `alternate`: some readers treat the first `alternate` as the site.
function relatedLink(selfUrls: FeedDocument['selfUrls'], format: Format): XmlNode {
  return linkElement({
    rel: 'related',
    href: selfUrls[format],
    type: formatDetails[format].mediaType,
  });
}

function entryElement(item: FeedItem, feedLanguage: string | undefined): XmlNode {
  const { title, summary, content, topics, url, link, externalUrl } = item;
  const language = item.language === feedLanguage ? null : item.language;
  return element('entry', { 'xml:lang': language ?? undefined }, [
    // If a title is HTML, many programs show its character references and tags as they are.
    textElement('title', title, { type: 'text' }),
    textElement('id', atomId(item.id)),
    element('link', { href: new URL(link).href }),
    textElement('updated', item.updatedAt.toISOString()),
    summary && htmlElement('summary', escapeHtml(summary), { type: 'html' }),
    content && htmlElement('content', content, { type: 'html' }),
    textElement('published', item.publishedAt.toISOString()),
    ...item.authors.map(authorElement),
    ...topics.map(({ name, scheme }) => element('category', { term: name, scheme, label: name })),
    // If one of the two is the `alternate`, the other is related.
    externalUrl &&
      element('link', { rel: 'related', href: link === externalUrl ? url : externalUrl }),
    ...filesOf(item).map((file) => enclosureLink(file, title)),
    ...mediaOfImage(item),
  ]);
}

// RFC 4287 §4.2.6: an id must be an IRI. Items imported from other formats may have any text as their id.
function atomId(id: string): string {
  return isIri(id) ? id : `urn:x-guid:${encodeURIComponent(id)}`;
}

function enclosureLink({ url, mediaType, length }: MediaFile, title: string): XmlNode {
  return element('link', {
    rel: 'enclosure',
    href: url,
    type: mediaType,
    title: title || undefined,
    length: length || undefined,
  });
}

function linkElement(link: Link): XmlNode {
  return element('link', { ...link });
}

function authorElement({ name, url, email }: Author): XmlNode {
  return element('author', {}, [
    textElement('name', name),
    url && textElement('uri', url),
    email && textElement('email', email),
  ]);
}
