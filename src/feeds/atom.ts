import { type Format, formatFacts, formats } from '../model/format.ts';
import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { createGenerator, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutNotice, type Link, linksOf } from './links.ts';
import { type Attributes, mediaOf } from './pictures.ts';
import { contentSlot, fillContents } from './slots.ts';

/** The document as Atom 1.0 (RFC 4287). */
export function renderAtom(document: FeedDocument): string {
  const style = { plain: xmlLiteral, text: escapeHtml, content: contentSlot, additions };
  const items = document.items.map((item, index) => ({ ...item, id: idSlot + index }));
  const feed = createGenerator({ ...document, items }, style);
  feed.options.author = person(document.authors[0] ?? { name: document.title });
  feed.options.copyright = 'feedmill-slot-feed';
  if (document.icon) feed.options.favicon = xmlLiteral(document.icon);
  if (document.logo) feed.options.image = xmlLiteral(document.logo);
  let entries = 0;
  const xml = feed
    .atom1()
    .replace('<feed xmlns="http://www.w3.org/2005/Atom">', openingTag(document))
    .replace('<generator>', `<generator uri="${escapeHtml(document.generatorUrl)}">`)
    .replace(idSlots, (_, index: string) => idElement(document.items[Number(index)]?.id ?? ''))
    .replace(/<entry>/g, () => entryTag(document.items[entries++], document))
    .replace(slots, (_, index: string) => {
      if (index === 'feed') return feedElements(document).join('\n    ');
      const item = document.items[Number(index)];
      return item ? itemElements(item).join('\n        ') : '';
    });
  return fillContents(xml, document.items);
}

// The generator admits no additions to Atom, gives an enclosure a type of its own making and does
// not escape a category. It prints rights as they are: these mark the place for ours.
const slots = /<rights>feedmill-slot-(feed|\d+)<\/rights>/g;

// It also puts an id into another form, where readers know an item by each of its characters.
const idSlot = 'urn:feedmill-slot:';
const idSlots = /<id>urn:feedmill-slot:(\d+)<\/id>/g;

const historyNamespace = 'http://purl.org/syndication/history/1.0';
const tombstoneNamespace = 'http://purl.org/atompub/tombstones/1.0';
const mediaNamespace = 'http://search.yahoo.com/mrss/';

// No xml:base: no address in the document is relative, and not every reader takes one into account.
function openingTag({ language, archive, withdrawn, items }: FeedDocument): string {
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    ...(archive.isPage ? { 'xmlns:fh': historyNamespace } : {}),
    ...(withdrawn.length > 0 ? { 'xmlns:at': tombstoneNamespace } : {}),
    ...(items.some(({ image }) => image !== null) ? { 'xmlns:media': mediaNamespace } : {}),
  };
  return `<feed${written({ ...namespaces, 'xml:lang': escapeHtml(language) })}>`;
}

function entryTag(item: FeedItem | undefined, { language }: FeedDocument): string {
  const own = item?.language ?? language;
  return own === language ? '<entry>' : `<entry xml:lang="${escapeHtml(own)}">`;
}

function feedElements(document: FeedDocument): string[] {
  const notice = cutNotice(document, 'atom');
  return [
    // The generator has printed the first, the document's own.
    ...linksOf(document, 'atom').slice(1).map(link),
    ...formats
      .filter((format) => format !== 'atom')
      .map((format) => link(related(document, format))),
    ...(document.archive.isPage ? ['<fh:archive/>'] : []),
    ...document.withdrawn.map(
      ({ feedId, withdrawnAt }) =>
        `<at:deleted-entry ref="${escapeHtml(atomId(feedId))}" when="${withdrawnAt.toISOString()}"/>`,
    ),
    ...(notice === '' ? [] : [`<!-- ${notice.replaceAll('--', '- -')} -->`]),
  ];
}

function idElement(id: string): string {
  return `<id>${escapeHtml(atomId(id))}</id>`;
}

// RFC 4287, 4.2.6: an IRI. RSS and JSON Feed take any text for an id, and an imported item has one.
function atomId(id: string): string {
  return URL.canParse(id) ? id : `urn:x-guid:${encodeURIComponent(id)}`;
}

// The same in another format. Not an alternate: some readers take the first of these for the site.
function related({ selfUrls }: FeedDocument, format: Format): Link {
  return { rel: 'related', href: selfUrls[format], type: formatFacts[format].mediaType };
}

function additions(item: FeedItem, index: number): ItemAdditions {
  const copyright = `feedmill-slot-${index}`;
  return item.authors.length > 0 ? { author: item.authors.map(person), copyright } : { copyright };
}

function itemElements(item: FeedItem): string[] {
  const { topics, enclosure, title } = item;
  const { contents, thumbnails } = mediaOf({ ...item, enclosure: null });
  return [
    ...topics.map(
      ({ name, scheme }) =>
        `<category term="${escapeHtml(name)}" scheme="${escapeHtml(scheme)}" label="${escapeHtml(name)}"/>`,
    ),
    ...(enclosure ? [enclosureLink(enclosure, title)] : []),
    ...contents.map((attributes) => `<media:content${written(attributes)}/>`),
    ...thumbnails.map((attributes) => `<media:thumbnail${written(attributes)}/>`),
  ];
}

function enclosureLink(
  { url: href, mediaType: type, length }: NonNullable<FeedItem['enclosure']>,
  title: string,
): string {
  const more = { ...(title === '' ? {} : { title }), ...(length > 0 ? { length } : {}) };
  return link({ rel: 'enclosure', href, type, ...more });
}

function link(attributes: Link & { readonly title?: string; readonly length?: number }): string {
  const escaped = Object.entries(attributes).map(([name, value]) => [
    name,
    escapeHtml(String(value)),
  ]);
  return `<link${written(Object.fromEntries(escaped))}/>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function person({ name, url, email }: FeedItem['authors'][number]) {
  return {
    name: xmlLiteral(name),
    ...(url ? { link: url } : {}),
    ...(email ? { email: xmlLiteral(email) } : {}),
  };
}
