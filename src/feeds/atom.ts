import { type Format, formatFacts, formats } from '../model/format.ts';
import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { element, textElement, written } from './element.ts';
import { createGenerator, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutComment, type Link, linksOf } from './links.ts';
import { mediaOf } from './pictures.ts';
import { contentSlot, elementsSlot, fillSlots } from './placeholders.ts';

/** The document as Atom 1.0 (RFC 4287). */
export function renderAtom(document: FeedDocument): string {
  const style = { plain: xmlLiteral, text: escapeHtml, content: contentSlot, additions };
  const items = document.items.map((item, index) => ({ ...item, id: idSlot + index }));
  const feed = createGenerator({ ...document, items }, style);
  if (document.icon) feed.options.favicon = xmlLiteral(document.icon);
  if (document.logo) feed.options.image = xmlLiteral(document.logo);
  feed.options.copyright = elementsSlot('feed');
  let entries = 0;
  const xml = feed
    .atom1()
    .replace('<feed xmlns="http://www.w3.org/2005/Atom">', root(document))
    .replace('<generator>', `<generator${written({ uri: document.generatorUrl })}>`)
    .replace(idSlots, (_, index: string) => idElement(document.items[Number(index)]?.id ?? ''))
    .replace(/<entry>/g, () => entryTag(document.items[entries++], document))
    .replace(htmlTitle, '<title type="text">$1</title>');
  return fillSlots(xml, document.items, { feed: feedElements(document), item: itemElements });
}

// The generator says that a title is HTML. Many programs show the HTML, whatever type is said, so the
// text that it holds, escaped once, becomes the text of the element.
const htmlTitle = /<title type="html"><!\[CDATA\[([^<]*)\]\]><\/title>/g;

// It also puts an id into another form, where readers know an item by each of its characters.
const idSlot = 'urn:feedmill-slot:';
const idSlots = /<id>urn:feedmill-slot:(\d+)<\/id>/g;

const historyNamespace = 'http://purl.org/syndication/history/1.0';
const tombstoneNamespace = 'http://purl.org/atompub/tombstones/1.0';
const mediaNamespace = 'http://search.yahoo.com/mrss/';

// No xml:base: no address in the document is relative, and not every reader takes one into account.
function root({ language, archive, withdrawn, items }: FeedDocument): string {
  return `<feed${written({
    xmlns: 'http://www.w3.org/2005/Atom',
    ...(archive.isPage ? { 'xmlns:fh': historyNamespace } : {}),
    ...(withdrawn.length > 0 ? { 'xmlns:at': tombstoneNamespace } : {}),
    ...(items.some(({ image }) => image !== null) ? { 'xmlns:media': mediaNamespace } : {}),
    'xml:lang': language,
  })}>`;
}

function entryTag(item: FeedItem | undefined, { language }: FeedDocument): string {
  const own = item?.language ?? language;
  return own === language ? '<entry>' : `<entry${written({ 'xml:lang': own })}>`;
}

function feedElements(document: FeedDocument): string[] {
  return [
    ...document.authors.map(person),
    // The generator has printed the first, the document's own.
    ...linksOf(document, 'atom').slice(1).map(link),
    ...formats
      .filter((format) => format !== 'atom')
      .map((format) => link(related(document, format))),
    ...(document.archive.isPage ? [element('fh:archive', {})] : []),
    ...document.withdrawn.map(({ feedId, withdrawnAt }) =>
      element('at:deleted-entry', { ref: atomId(feedId), when: withdrawnAt.toISOString() }),
    ),
    ...cutComment(document, 'atom'),
  ];
}

function idElement(id: string): string {
  return textElement('id', atomId(id));
}

// RFC 4287, 4.2.6: an IRI. RSS and JSON Feed take any text for an id, and an imported item has one.
function atomId(id: string): string {
  return URL.canParse(id) ? id : `urn:x-guid:${encodeURIComponent(id)}`;
}

// The same in another format. Not an alternate: some readers take the first of these for the site.
function related({ selfUrls }: FeedDocument, format: Format): Link {
  return { rel: 'related', href: selfUrls[format], type: formatFacts[format].mediaType };
}

function additions(_item: FeedItem, index: number): ItemAdditions {
  return { copyright: elementsSlot(index) };
}

function itemElements(item: FeedItem): string[] {
  const { topics, enclosure, title, authors } = item;
  const { contents, thumbnails } = mediaOf({ ...item, enclosure: null });
  return [
    ...authors.map(person),
    ...topics.map(({ name, scheme }) => element('category', { term: name, scheme, label: name })),
    ...(enclosure ? [enclosureLink(enclosure, title)] : []),
    ...contents.map((attributes) => element('media:content', attributes)),
    ...thumbnails.map((attributes) => element('media:thumbnail', attributes)),
  ];
}

function enclosureLink(
  { url: href, mediaType: type, length }: NonNullable<FeedItem['enclosure']>,
  title: string,
): string {
  const more = { title: title || undefined, length: length || undefined };
  return link({ rel: 'enclosure', href, type, ...more });
}

function link(
  attributes: Link & { readonly title?: string | undefined; readonly length?: number | undefined },
): string {
  return element('link', { ...attributes });
}

function person({ name, url, email }: FeedItem['authors'][number]): string {
  const inner = [
    textElement('name', name),
    ...(url ? [textElement('uri', url)] : []),
    ...(email ? [textElement('email', email)] : []),
  ];
  return element('author', {}, inner.join(''));
}
