import { type PageStart, type Position, pageStartText } from './archive-page.ts';
import { type Format, formatDetails } from './format.ts';
import { type NamedScopeKind, type ScopeKey, slugOf } from './scope.ts';

/** The first segment of the paths of a kind of scope. */
export const scopeFolders = {
  category: 'categories',
  tag: 'tags',
  author: 'authors',
  language: 'languages',
  collection: 'collections',
  feed: 'feeds',
} as const satisfies Readonly<Record<NamedScopeKind, string>>;

/** The kinds of scopes that articles name. */
export const articleKinds = ['category', 'tag', 'author', 'language', 'collection'] as const;

/** The kinds of scopes that have a list, in the order in which people see them. */
export const listedKinds = [...articleKinds, 'feed'] as const;

/**
 * The path of the page of a scope, like `/` or `/categories/news/`. The slug is percent-encoded as one
 * segment (RFC 3986 §3.3), even if it contains a slash.
 */
export function pagePath({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? '/' : `/${scopeFolders[kind]}/${encodeSegment(slug)}/`;
}

/**
 * Percent-encodes a text as one segment of a path, including the reserved characters that
 * encodeURIComponent leaves as they are (RFC 3986 §2.2). Without that, HTML would escape an apostrophe.
 */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The path of a page of the list of a kind of scope, like `/tags/` or `/tags/page/2/`. */
export function listPath(kind: NamedScopeKind, page: number): string {
  return `/${scopeFolders[kind]}/${page === 1 ? '' : `page/${page}/`}`;
}

/** The path of the list of a kind of scope, filtered by `q`, like `/tags/?q=linux`. */
export function filterPath(kind: NamedScopeKind, text?: string): string {
  return listPath(kind, 1) + (text === undefined ? '' : `?q=${encodeURIComponent(text)}`);
}

/** The path of a page of older articles of a scope, like `/tags/c%2B%2B/archive/20260131120000-17/`. */
export function archivePath(scope: ScopeKey, page: PageStart): string {
  return `${pagePath(scope)}archive/${pageStartText(page)}/`;
}

/** The path of a scope's feed, like `/rss.xml` or `/tags/c%2B%2B/feed.json`. */
export function feedPath(scope: ScopeKey, format: Format): string {
  return documentPath(pagePath(scope), format);
}

/**
 * The scope whose feed or page a path names, like `/tags/c%2B%2B/feed.json` or `/tags/c%2B%2B/`; undefined
 * if it is another URL, or one that is not valid UTF-8.
 */
export function scopeAt(path: string): ScopeKey | undefined {
  const [, folder, segment = ''] = /^\/([^/]+)\/([^/]+)\/[^/]*$/.exec(path) ?? [];
  const kind = listedKinds.find((each) => scopeFolders[each] === folder?.toLowerCase());
  try {
    return kind && { kind, slug: slugOf(decodeURIComponent(segment)) };
  } catch {
    return undefined;
  }
}

/**
 * The path of a feed, or of a page of its archive, like
 * `/tags/c%2B%2B/archive/20260131120000-17/atom.xml`.
 *
 * @param base the path of the scope or mix
 */
export function documentPath(base: string, format: Format, page?: PageStart): string {
  const folder = page === undefined ? '' : `archive/${pageStartText(page)}/`;
  return base + folder + formatDetails[format].file;
}

/**
 * The path of a later part of a mix or a named feed, like `/mix/tags:a,tags:b/before/20260131120000-17/atom.xml`.
 *
 * @param before the part has the articles below this position
 */
export function mixPartPath(base: string, format: Format, before: Position): string {
  return `${base}before/${pageStartText(before)}/${formatDetails[format].file}`;
}

/** The feeds that an OPML document lists: all of them, or those of one kind of scope. */
export type OpmlList = 'all' | NamedScopeKind;

/**
 * The path of an OPML document, like `/opml.xml` or `/tags/opml.xml`, or of a later part of a long list,
 * like `/tags/after/c%2B%2B/opml.xml`.
 *
 * @param after the last slug of the previous part
 */
export function opmlPath(list: OpmlList, after?: string): string {
  if (list === 'all') return '/opml.xml';
  const from = after === undefined ? '' : `after/${encodeSegment(after)}/`;
  return `/${scopeFolders[list]}/${from}opml.xml`;
}
