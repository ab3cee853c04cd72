import { escapeHtml } from '../model/text.ts';
import type { FeedDocument, FeedItem } from './document.ts';
import { createGenerator, type ItemAdditions, xmlLiteral } from './generator.ts';

/** The document as Atom 1.0 (RFC 4287). */
export function renderAtom(document: FeedDocument): string {
  const feed = createGenerator(document, { plain: xmlLiteral, text: escapeHtml, additions });
  feed.options.author = person(document.authors[0] ?? { name: document.title });
  return feed
    .atom1()
    .replace(
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(document.language)}">`,
    )
    .replace(slots, (_, index: string) => {
      const item = document.items[Number(index)];
      return item ? links(item) : '';
    });
}

// The generator admits no additions to Atom, gives an enclosure a type of its own making and does
// not escape a category. It prints an entry's rights as they are: these mark the place for ours.
const slots = /<rights>feedmill-slot-(\d+)<\/rights>/g;

function additions(item: FeedItem, index: number): ItemAdditions {
  const copyright = `feedmill-slot-${index}`;
  return item.authors.length > 0 ? { author: item.authors.map(person), copyright } : { copyright };
}

function links({ topics, enclosure }: FeedItem): string {
  const elements = topics.map(
    ({ name, scheme }) =>
      `<category term="${escapeHtml(name)}" scheme="${escapeHtml(scheme)}" label="${escapeHtml(name)}"/>`,
  );
  if (enclosure) {
    const length = enclosure.length > 0 ? ` length="${enclosure.length}"` : '';
    elements.push(
      `<link rel="enclosure" href="${escapeHtml(enclosure.url)}" type="${escapeHtml(enclosure.mediaType)}"${length}/>`,
    );
  }
  return elements.join('\n        ');
}

function person({ name, url, email }: FeedItem['authors'][number]) {
  return { name: xmlLiteral(name), ...(url ? { link: url } : {}), ...(email ? { email } : {}) };
}
