import type { Author } from '../../model/article.ts';
import { escapeHtml } from '../../model/text.ts';
import {
  allText,
  child,
  childrenOf,
  childText,
  linkOf,
  resolved,
  trimmedText,
} from './elements.ts';
import { enclosureIn as mediaEnclosureIn } from './enclosures.ts';
import { deletedIn, imageIn } from './extensions.ts';
import { isoDate } from './feed-date.ts';
import { type FeedPage, itemId, type ParsedItem, paragraphs, topicsOf } from './feed-page.ts';
import { xhtmlToHtml } from './xhtml.ts';
import type { XmlElement } from './xml.ts';

/** Parses a document in Atom (RFC 4287). Elements of its draft 0.3 are accepted too. */
export function parseAtomPage(root: XmlElement, url: string): FeedPage {
  const base = baseOf(root, url);
  const [author] = authorsIn(root);
  return {
    format: 'Atom',
    head: {
      title: htmlOf(root, 'atom:title'),
      description: htmlOf(root, 'atom:subtitle') || htmlOf(root, 'atom:tagline'),
      url: resolved(linkOf(root, 'alternate'), base),
      language: root.attributes['xml:lang'] ?? '',
      author,
      icon: resolved(childText(root, 'atom:icon'), base),
      logo: resolved(childText(root, 'atom:logo'), base),
      podcast: undefined,
    },
    items: childrenOf(root, 'atom:entry').map((entry) =>
      parseEntry(entry, base, declaresBase(root)),
    ),
    deleted: deletedIn(root),
    next: resolved(linkOf(root, 'prev-archive') ?? linkOf(root, 'next'), base),
    isNextLinked: true,
  };
}

function parseEntry(entry: XmlElement, feedBase: string, hasBase: boolean): ParsedItem {
  const base = baseOf(entry, feedBase);
  const content = child(entry, 'atom:content');
  const enclosure = enclosureIn(entry, base);
  const link = linkOf(entry, 'alternate') ?? content?.attributes.src ?? enclosure?.url ?? '';
  const [published = ''] = ['published', 'issued', 'updated', 'modified']
    .map((name) => childText(entry, `atom:${name}`))
    .filter((date) => date !== '');
  const updated = childText(entry, 'atom:updated') || childText(entry, 'atom:modified');
  return {
    id: itemId(trimmedText(entry, 'atom:id'), link, base),
    url: resolved(link, base),
    title: htmlOf(entry, 'atom:title'),
    summary: htmlOf(entry, 'atom:summary'),
    content: htmlOf(entry, 'atom:content', paragraphs),
    contentBase: content ? contentBaseOf(entry, content, { base, hasBase }) : '',
    date: isoDate(published),
    updated: isoDate(updated),
    authors: authorsIn(entry),
    ...topicsOf(
      childrenOf(entry, 'atom:category').map(({ attributes }) => ({
        name: attributes.label || attributes.term || '',
        scheme: attributes.scheme,
      })),
    ),
    image: imageIn(entry, base),
    language: entry.attributes['xml:lang'] ?? '',
    enclosure,
    episode: {},
  };
}

function declaresBase({ attributes }: XmlElement): boolean {
  return attributes['xml:base'] !== undefined;
}

function baseOf(element: XmlElement, outer: string): string {
  return resolved(element.attributes['xml:base'], outer) || outer;
}

/** The base of a text if the document has `xml:base`, otherwise empty. The `div` of XHTML may have its own. */
function contentBaseOf(
  entry: XmlElement,
  content: XmlElement,
  { base, hasBase }: { base: string; hasBase: boolean },
): string {
  const div = divIn(content);
  if (!hasBase && ![entry, content, div ?? content].some(declaresBase)) return '';
  const own = baseOf(content, base);
  return div ? baseOf(div, own) : own;
}

/**
 * Converts a text construct to HTML. If it has no type, it is plain text (RFC 4287 §3.1).
 *
 * @param format applied to plain text, after it is escaped
 */
function htmlOf(
  element: XmlElement,
  name: string,
  format: (escaped: string) => string = (escaped) => escaped,
): string {
  const found = child(element, name);
  if (!found) return '';
  const { type = 'text', mode } = found.attributes;
  if (type === 'xhtml' || type === 'application/xhtml+xml') return xhtmlToHtml(xhtmlIn(found));
  if (type === 'html' || type === 'text/html' || mode === 'escaped') return allText(found);
  return format(escapeHtml(allText(found)));
}

function xhtmlIn(element: XmlElement): string {
  return (divIn(element) ?? element).inner();
}

/** The `div` that XHTML is in (RFC 4287 §3.1.1.3), whichever prefix it has. */
function divIn(element: XmlElement): XmlElement | undefined {
  return element.children.find(({ name }) => /(?:^|:)div$/.test(name));
}

function authorsIn(element: XmlElement): Author[] {
  return childrenOf(element, 'atom:author').flatMap((author) => {
    const [name = '', url, email] = ['name', 'uri', 'email'].map((field) =>
      childText(author, `atom:${field}`),
    );
    // Names are required, but some feeds have only an address. The name is then its first part.
    const shown = name || email;
    if (!shown) return [];
    return [{ name: shown, ...(url ? { url } : {}), ...(email ? { email } : {}) }];
  });
}

function enclosureIn(entry: XmlElement, base: string): ParsedItem['enclosure'] {
  const link = entry.children.find(
    ({ name, attributes }) => name === 'atom:link' && attributes.rel === 'enclosure',
  );
  const { href, type = '', length = '' } = link?.attributes ?? {};
  return href ? { url: resolved(href, base), type, length } : mediaEnclosureIn(entry, base);
}
