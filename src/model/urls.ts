import { type PageStart, pageStartText } from './archive.ts';
import { type Format, formatFacts } from './format.ts';
import type { ScopeKey, ScopeKind } from './scope.ts';

/** The first segment of the addresses of a kind of scope. */
export const scopeFolders: Readonly<Record<Exclude<ScopeKind, 'site'>, string>> = {
  category: 'categories',
  tag: 'tags',
};

/**
 * Path of the page that people see for a scope: `/`, `/categories/news/`. The slug is
 * percent-encoded as one segment (RFC 3986, 3.3), so `ac/dc` has an address too.
 */
export function pagePath({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? '/' : `/${scopeFolders[kind]}/${encodeSegment(slug)}/`;
}

/**
 * Text as one segment of a path. encodeURIComponent leaves some signs that RFC 3986, 2.2 reserves; an
 * apostrophe among them would be written differently again in a page.
 */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Path of a page of the list of all categories or all tags: `/tags/`, `/tags/page/2/`. */
export function listPath(kind: 'category' | 'tag', page: number): string {
  return `/${scopeFolders[kind]}/${page === 1 ? '' : `page/${page}/`}`;
}

/** Path of a scope's feed in one format: `/rss.xml`, `/tags/c%2B%2B/feed.json`. */
export function feedPath(scope: ScopeKey, format: Format): string {
  return documentPath(pagePath(scope), format);
}

/**
 * Path of a document below the path of what it is about: its feed, or a page of its archive, like
 * `/tags/c%2B%2B/archive/20260131120000-17/atom.xml`.
 */
export function documentPath(base: string, format: Format, page?: PageStart): string {
  const folder = page === undefined ? '' : `archive/${pageStartText(page)}/`;
  return base + folder + formatFacts[format].file;
}

/** What an OPML document lists: all feeds, or those of one kind of scope. */
export type OpmlList = 'all' | keyof typeof scopeFolders;

/**
 * Path of an OPML document: `/opml.xml`, `/tags/opml.xml`, and where the list is long
 * `/tags/after/c%2B%2B/opml.xml`.
 *
 * @param after the slug that the one before ends with
 */
export function opmlPath(list: OpmlList, after?: string): string {
  if (list === 'all') return '/opml.xml';
  const from = after === undefined ? '' : `after/${encodeSegment(after)}/`;
  return `/${scopeFolders[list]}/${from}opml.xml`;
}
