import { type Format, formatFacts, formats } from '../model/format.ts';
import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { createGenerator, type ItemAdditions, xmlLiteral } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutNotice, type Link, linksOf } from './links.ts';

/** The document as Atom 1.0 (RFC 4287). */
export function renderAtom(document: FeedDocument): string {
  const feed = createGenerator(document, { plain: xmlLiteral, text: escapeHtml, additions });
  feed.options.author = person(document.authors[0] ?? { name: document.title });
  feed.options.copyright = 'feedmill-slot-feed';
  return feed
    .atom1()
    .replace('<feed xmlns="http://www.w3.org/2005/Atom">', openingTag(document))
    .replace(slots, (_, index: string) => {
      if (index === 'feed') return feedElements(document).join('\n    ');
      const item = document.items[Number(index)];
      return item ? itemElements(item).join('\n        ') : '';
    });
}

// The generator admits no additions to Atom, gives an enclosure a type of its own making and does
// not escape a category. It prints rights as they are: these mark the place for ours.
const slots = /<rights>feedmill-slot-(feed|\d+)<\/rights>/g;

function openingTag({ language, archive, withdrawn }: FeedDocument): string {
  const history = archive.isPage ? ' xmlns:fh="http://purl.org/syndication/history/1.0"' : '';
  const tombstones =
    withdrawn.length > 0 ? ' xmlns:at="http://purl.org/atompub/tombstones/1.0"' : '';
  return `<feed xmlns="http://www.w3.org/2005/Atom"${history}${tombstones} xml:lang="${escapeHtml(language)}">`;
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
        `<at:deleted-entry ref="${escapeHtml(feedId)}" when="${withdrawnAt.toISOString()}"/>`,
    ),
    ...(notice === '' ? [] : [`<!-- ${notice.replaceAll('--', '- -')} -->`]),
  ];
}

// The same in another format. Not an alternate: some readers take the first of these for the site.
function related({ selfUrls }: FeedDocument, format: Format): Link {
  return { rel: 'related', href: selfUrls[format], type: formatFacts[format].mediaType };
}

function additions(item: FeedItem, index: number): ItemAdditions {
  const copyright = `feedmill-slot-${index}`;
  return item.authors.length > 0 ? { author: item.authors.map(person), copyright } : { copyright };
}

function itemElements({ topics, enclosure }: FeedItem): string[] {
  const categories = topics.map(
    ({ name, scheme }) =>
      `<category term="${escapeHtml(name)}" scheme="${escapeHtml(scheme)}" label="${escapeHtml(name)}"/>`,
  );
  if (!enclosure) return categories;
  const { url: href, mediaType: type, length } = enclosure;
  return [...categories, link({ rel: 'enclosure', href, type, ...(length > 0 ? { length } : {}) })];
}

function link(attributes: Link & { readonly length?: number }): string {
  const { rel, href, type, length } = attributes;
  const more = [
    ...(type === undefined ? [] : [` type="${escapeHtml(type)}"`]),
    ...(length === undefined ? [] : [` length="${length}"`]),
  ];
  return `<link rel="${rel}" href="${escapeHtml(href)}"${more.join('')}/>`;
}

function person({ name, url, email }: FeedItem['authors'][number]) {
  return { name: xmlLiteral(name), ...(url ? { link: url } : {}), ...(email ? { email } : {}) };
}
