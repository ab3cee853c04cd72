import type { Author } from '../../model/article.ts';
import { atomHtml, divIn } from './atom-text.ts';
import { atomAuthorsIn } from './authors.ts';
import {
  allText,
  baseOf,
  child,
  childrenOf,
  childText,
  itemsNamed,
  linkOf,
  resolved,
  trimmedText,
} from './elements.ts';
import { filesOf, enclosuresIn as rssEnclosuresIn } from './enclosures.ts';
import { deletedIn, imageIn } from './extensions.ts';
import { isoDate } from './feed-date.ts';
import { type FeedPage, identityOf, type ParsedItem, paragraphs, topicsOf } from './feed-page.ts';
import { mediaText, mediaTitle } from './item-text.ts';
import type { XmlElement } from './xml.ts';

/** Parses a document in Atom (RFC 4287). Elements of its draft 0.3 are accepted too. */
export function parseAtomPage(root: XmlElement, url: string): FeedPage {
  const base = baseOf(root, url);
  const siteUrl = resolved(linkOf(root, 'alternate'), base);
  const place = { base, hasBase: declaresBase(root), page: siteUrl || url };
  const [author] = atomAuthorsIn(root);
  return {
    format: 'Atom',
    head: {
      title: atomHtml(root, 'atom:title'),
      description: atomHtml(root, 'atom:subtitle') || atomHtml(root, 'atom:tagline'),
      url: siteUrl,
      language: root.attributes['xml:lang'] ?? '',
      author,
      icon: resolved(childText(root, 'atom:icon'), base),
      logo: resolved(childText(root, 'atom:logo'), base),
      podcast: undefined,
    },
    items: itemsNamed(root, 'atom:entry').map((entry) => parseEntry(entry, place)),
    deleted: deletedIn(root),
    next: resolved(linkOf(root, 'prev-archive') ?? linkOf(root, 'next'), base),
    isNextLinked: true,
  };
}

/** The values that the parts of an entry depend on. */
interface Place {
  readonly base: string;
  /** Whether the feed declares a base. */
  readonly hasBase: boolean;
  /** The page that entries without a link lead to. */
  readonly page: string;
}

function parseEntry(entry: XmlElement, place: Place): ParsedItem {
  const base = baseOf(entry, place.base);
  const contentElement = child(entry, 'atom:content');
  const enclosures = enclosuresIn(entry, base);
  const link =
    linkOf(entry, 'alternate') ?? contentElement?.attributes.src ?? enclosures[0]?.url ?? '';
  const id = trimmedText(entry, 'atom:id');
  const title = atomHtml(entry, 'atom:title') || mediaTitle(entry);
  const summary = atomHtml(entry, 'atom:summary');
  const written = atomHtml(entry, 'atom:content', paragraphs);
  const content = written || (summary === '' ? mediaText(entry) : '');
  const updated = firstDate(entry, ['atom:updated', 'atom:modified', 'dcterms:modified']);
  return {
    ...identityOf({ id, link, title, content: content || summary }, base, place.page),
    title,
    summary,
    content,
    contentBase: contentElement ? contentBaseOf(entry, contentElement, { ...place, base }) : '',
    date: isoDate(firstDate(entry, publishedNames) || updated),
    updated: isoDate(updated),
    authors: entryAuthors(entry),
    ...topicsOf(
      childrenOf(entry, 'atom:category').map((category) => ({
        name: category.attributes.label || category.attributes.term || allText(category).trim(),
        scheme: category.attributes.scheme,
      })),
    ),
    image: imageIn(entry, base),
    language: entry.attributes['xml:lang'] ?? '',
    enclosures,
    episode: {},
  };
}

/** An entry that another feed has taken over has its authors in its source (RFC 4287 §4.2.1). */
function entryAuthors(entry: XmlElement): readonly Author[] {
  const own = atomAuthorsIn(entry);
  return own.length > 0 ? own : atomAuthorsIn(child(entry, 'atom:source'));
}

const publishedNames = [
  'atom:published',
  'atom:issued',
  'atom:created',
  'dcterms:issued',
  'dcterms:created',
];

function firstDate(entry: XmlElement, names: readonly string[]): string {
  return names.map((name) => childText(entry, name)).find((date) => date !== '') ?? '';
}

function declaresBase({ attributes }: XmlElement): boolean {
  return attributes['xml:base'] !== undefined;
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

/** The files of an entry. `link` has `href` where others have `url`. */
function enclosuresIn(entry: XmlElement, base: string): ParsedItem['enclosures'] {
  const links = childrenOf(entry, 'atom:link')
    .filter(({ attributes }) => attributes.rel === 'enclosure')
    .map(({ attributes: { href = '', ...file } }) => ({ ...file, url: href }));
  const files = filesOf(links, base);
  return files.length > 0 ? files : rssEnclosuresIn(entry, base);
}
