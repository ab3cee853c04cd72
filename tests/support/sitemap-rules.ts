// The rules of the schemas of sitemaps (sitemap.xsd, siteindex.xsd and sitemap-news.xsd, version 0.9), and those that the
// protocol has in words.
import type { Element } from '@xmldom/xmldom';
import { childrenOf, childText, parseXml } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

// xsd:dateTime, and the complete dates of W3C's profile of ISO 8601.
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A page, or a sitemap in an index. */
export interface Entry {
  readonly loc: string;
  readonly lastmod: string | undefined;
}

/** Reads the sitemaps of an index. It fails if the index breaks a rule. */
export function readIndex(text: string): Entry[] {
  return entriesOf(text, 'sitemapindex', 'sitemap', ['loc', 'lastmod']).map(entryOf);
}

/** Reads the pages of a sitemap. It fails if the sitemap breaks a rule. */
export function readSitemap(text: string): Entry[] {
  return entriesOf(text, 'urlset', 'url', ['loc', 'lastmod', 'changefreq', 'priority']).map(
    entryOf,
  );
}

/** A page for Google News. */
export interface NewsPage {
  readonly loc: string;
  readonly name: string;
  readonly language: string;
  readonly date: string;
  readonly title: string;
}

/** Reads the pages of a sitemap for Google News, which may be empty. It fails if the sitemap breaks a rule. */
export function readNews(text: string): NewsPage[] {
  const entries = entriesOf(text, 'urlset', 'url', ['loc', 'news:news'], 0);
  if (entries.length > 1_000) throw new Error(`${entries.length} articles are too many`);
  return entries.map(newsOf);
}

function newsOf(entry: Element): NewsPage {
  const [news] = childrenOf(entry, 'news:news');
  if (!news || news.namespaceURI !== newsNamespace) throw new Error('an entry is not of news');
  const [publication] = childrenOf(news, 'news:publication');
  if (!publication) throw new Error('news have no publication');
  requireOrder(publication, ['news:name', 'news:language']);
  requireOrder(news, ['news:publication', 'news:publication_date', 'news:title']);
  const [name, language] = ['news:name', 'news:language'].map((each) =>
    childText(publication, each),
  );
  const [date, title] = ['news:publication_date', 'news:title'].map((each) =>
    childText(news, each),
  );
  if (!/^(?:zh-cn|zh-tw|[a-z]{2,3})$/.test(language ?? '')) throw new Error(`language ${language}`);
  if (!dateTime.test(date ?? '')) throw new Error(`date ${date}`);
  if (!name || !title) throw new Error('a name or a title is empty');
  return { loc: entryOf(entry).loc, name, language: language ?? '', date: date ?? '', title };
}

function entriesOf(
  text: string,
  rootName: string,
  name: string,
  children: readonly string[],
  least = 1,
): Element[] {
  const root = parseXml(text);
  if (root.nodeName !== rootName || root.namespaceURI !== namespace) {
    throw new Error(`the root is ${root.nodeName}`);
  }
  if (new TextEncoder().encode(text).length > 50 * 1024 * 1024) throw new Error('it is too large');
  const entries = childrenOf(root, name);
  const others = [...root.childNodes].filter(({ nodeType }) => nodeType === root.ELEMENT_NODE);
  if (others.length !== entries.length) throw new Error('it has other elements');
  if (entries.length < least || entries.length > 50_000) {
    throw new Error(`${entries.length} entries`);
  }
  for (const entry of entries) requireOrder(entry, children);
  return entries;
}

/** The elements of an entry come in the order of the schema. */
function requireOrder(parent: Element, names: readonly string[]): void {
  const found = [...parent.childNodes].map(({ nodeName }) => nodeName);
  const places = found.map((name) => names.indexOf(name));
  if (places.some((place, at) => place === -1 || place <= (places[at - 1] ?? -1))) {
    throw new Error(`${parent.nodeName} has ${found.join(', ')}`);
  }
}

// RFC 3986: only ASCII, and each percent sign begins a reference.
const uri = /^https?:\/\/(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})+$/i;

function entryOf(entry: Element): Entry {
  const loc = childText(entry, 'loc') ?? '';
  const lastmod = childText(entry, 'lastmod');
  if (!uri.test(loc)) throw new Error(`not a URL: ${loc}`);
  if (loc.length < 12 || loc.length >= 2_048) throw new Error(`a URL of ${loc.length} characters`);
  if (lastmod !== undefined && !dateTime.test(lastmod)) throw new Error(`lastmod ${lastmod}`);
  return { loc, lastmod };
}
