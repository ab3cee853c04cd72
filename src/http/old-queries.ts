import type { Format } from '../model/format.ts';
import type { OldTarget } from './old-urls.ts';

/** WordPress's feeds, by the value of `?feed=`. */
const feeds: Readonly<Record<string, Format | 'gone'>> = {
  '': 'rss',
  feed: 'rss',
  rdf: 'rss',
  rss: 'rss',
  rss2: 'rss',
  atom: 'atom',
  json: 'json',
  'comments-rss2': 'gone',
  'comments-atom': 'gone',
};

/** The feed that a plain URL of WordPress requests, like `/?feed=atom` or `/?feed=rss2&tag=cup`. */
interface OldQuery {
  readonly target: OldTarget;
  /** The name of the category or the tag; empty for the site. */
  readonly name: string;
}

/**
 * Parses a plain URL of WordPress. A query by number (`cat=7`) is invalid, since Feedmill does not know
 * the numbers of WordPress's categories.
 *
 * @returns undefined if the URL is not a plain URL of WordPress
 */
export function parseOldQuery(
  path: string,
  query: URLSearchParams,
): OldQuery | 'invalid' | undefined {
  const feed = query.get('feed');
  if (feed === null || !/^\/(?:index\.php)?$/.test(path)) return undefined;
  const format = Object.hasOwn(feeds, feed.toLowerCase()) ? feeds[feed.toLowerCase()] : undefined;
  if (format === undefined || query.has('cat')) return 'invalid';
  if (format === 'gone') return { target: 'gone', name: '' };
  const [category, tag] = [query.get('category_name'), query.get('tag')];
  if (category) return { target: ['category', format], name: category.split('/').at(-1) ?? '' };
  if (tag) return { target: ['tag', format], name: tag };
  return { target: ['site', format], name: '' };
}
