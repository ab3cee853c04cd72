import type { Author } from '../../model/article.ts';
import { escapeHtml } from '../../model/text.ts';
import { lineText } from '../../post/plain-text.ts';
import { allText, child, childrenOf, childText, linkOf, resolved } from './elements.ts';
import { deletedIn, pictureIn } from './extensions.ts';
import { type FeedPage, isoDate, type ParsedItem, paragraphs, topicsOf } from './feed-page.ts';
import type { XmlElement } from './xml-tree.ts';

/** Reads a document in Atom (RFC 4287), and in its draft 0.3 as far as it is alike. */
export function readAtomPage(root: XmlElement, address: string): FeedPage {
  const base = resolved(root.attributes['xml:base'], address) || address;
  const authors = authorsIn(root);
  return {
    head: {
      title: lineText(textIn(root, 'atom:title')),
      description: lineText(textIn(root, 'atom:subtitle') || textIn(root, 'atom:tagline')),
      url: resolved(linkOf(root, 'alternate'), base),
      language: root.attributes['xml:lang'] ?? '',
      author: authors[0],
      icon: resolved(childText(root, 'atom:icon'), base),
      logo: resolved(childText(root, 'atom:logo'), base),
      podcast: undefined,
    },
    items: childrenOf(root, 'atom:entry').map((entry) => entryOf(entry, base)),
    deleted: deletedIn(root),
    next: resolved(linkOf(root, 'prev-archive') ?? linkOf(root, 'next'), base),
  };
}

function entryOf(entry: XmlElement, outer: string): ParsedItem {
  const base = resolved(entry.attributes['xml:base'], outer) || outer;
  const link = child(entry, 'atom:content')?.attributes.src;
  const url = resolved(linkOf(entry, 'alternate') ?? link, base);
  const [published = ''] = ['published', 'issued', 'updated', 'modified']
    .map((name) => childText(entry, `atom:${name}`))
    .filter((text) => text !== '');
  const updated = childText(entry, 'atom:updated') || childText(entry, 'atom:modified');
  return {
    id: childText(entry, 'atom:id') || url,
    url,
    title: textIn(entry, 'atom:title'),
    summary: textIn(entry, 'atom:summary'),
    content: textIn(entry, 'atom:content', true),
    date: isoDate(published),
    updated: isoDate(updated),
    authors: authorsIn(entry),
    ...topicsOf(
      childrenOf(entry, 'atom:category').map(({ attributes }) => ({
        name: attributes.label || attributes.term || '',
        scheme: attributes.scheme,
      })),
    ),
    image: pictureIn(entry, base),
    language: entry.attributes['xml:lang'] ?? '',
    enclosure: enclosureIn(entry, base),
    episode: {},
  };
}

// RFC 4287, 3.1: plain text where nothing is said.
function textIn(element: XmlElement, name: string, isLong = false): string {
  const found = child(element, name);
  if (!found) return '';
  const { type = 'text', mode } = found.attributes;
  if (type === 'xhtml') return (child(found, 'div') ?? found.children[0] ?? found).inner();
  if (type === 'html' || type === 'text/html' || mode === 'escaped') return allText(found);
  const escaped = escapeHtml(allText(found));
  return isLong ? paragraphs(escaped) : escaped;
}

function authorsIn(element: XmlElement): Author[] {
  return childrenOf(element, 'atom:author').flatMap((author) => {
    const [name, url, email] = ['name', 'uri', 'email'].map((one) =>
      childText(author, `atom:${one}`),
    );
    if (!name) return [];
    return [{ name, ...(url ? { url } : {}), ...(email ? { email } : {}) }];
  });
}

function enclosureIn(entry: XmlElement, base: string): ParsedItem['enclosure'] {
  const found = entry.children.find(
    ({ name, attributes }) => name === 'atom:link' && attributes.rel === 'enclosure',
  );
  const { href, type = '', length = '' } = found?.attributes ?? {};
  return href ? { url: resolved(href, base), type, length } : undefined;
}
