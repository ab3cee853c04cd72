import { type Format, formatDetails, formats } from '../../src/model/format.ts';
import { type NamedScopeKind, type ScopeKey, siteScope, slugOf } from '../../src/model/scope.ts';
import { searchPath } from '../../src/model/search.ts';
import { encodeSegment, feedPath, listPath, pagePath, scopeFolders } from '../../src/model/urls.ts';
import { makePost } from './corpus/post.ts';
import type { Corpus } from './corpus/write-corpus.ts';

/** A request that is measured. */
export interface Route {
  readonly name: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether its 304 is measured, too. */
  readonly hasCopy?: boolean;
}

/** The requests that are measured: each kind of document, at its cheapest and at its dearest. */
export function routesOf({ categories, tags, posts }: Corpus): Route[] {
  const byCount = [...categories].sort(([, a], [, b]) => b - a);
  const largest = scopeOf('category', byCount[0]?.[0]);
  const second = scopeOf('category', byCount[1]?.[0]);
  const smallest = scopeOf('category', byCount.at(-1)?.[0]);
  const [tag] = [...tags].sort(([, a], [, b]) => b - a);
  const largestTag = scopeOf('tag', tag?.[0]);
  const word = makePost(posts - 1, posts).title.slice(2, 4);
  const rss = (name: string, path: string) => ({ name, path, hasCopy: true });
  return [
    ...formats.map((format) => feedOf('site', siteScope, format)),
    { ...feedOf('site', siteScope, 'atom'), name: 'site, Atom, gzip', headers: gzip },
    ...formats.map((format) => feedOf('largest category', largest, format)),
    feedOf('smallest category', smallest, 'rss'),
    feedOf('largest tag', largestTag, 'rss'),
    rss('site, oldest archive page', '/archive/start/rss.xml'),
    rss('category, oldest archive page', `${pagePath(largest)}archive/start/rss.xml`),
    rss('mix of two categories', mixPath([largest, second], ',')),
    rss('mix of category and tag', mixPath([largest, largestTag], '+')),
    rss('search', `${searchPath}${encodeSegment(word)}/rss.xml`),
    rss('home page', pagePath(siteScope)),
    rss('page of a category', pagePath(largest)),
    rss('page of older articles', '/archive/start/'),
    rss('list of categories', listPath('category', 1)),
    rss('OPML of categories', '/categories/opml.xml'),
  ];
}

const gzip = { 'Accept-Encoding': 'gzip' };

function feedOf(name: string, scope: ScopeKey, format: Format): Route {
  const path = feedPath(scope, format);
  return { name: `${name}, ${formatDetails[format].label}`, path, hasCopy: format === 'rss' };
}

function scopeOf(kind: NamedScopeKind, name = ''): ScopeKey & { readonly kind: NamedScopeKind } {
  return { kind, slug: slugOf(name) };
}

function mixPath(
  scopes: readonly { readonly kind: NamedScopeKind; readonly slug: string }[],
  separator: ',' | '+',
): string {
  const names = scopes.map(({ kind, slug }) => `${scopeFolders[kind]}:${encodeSegment(slug)}`);
  return `/mix/${names.join(separator)}/rss.xml`;
}
