import type { Format } from '../model/format.ts';
import type { OldTarget } from './old-urls.ts';

/** The feeds of WordPress by the name that they have behind `?feed=`. */
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

/** What WordPress's plain addresses ask for: `/?feed=atom`, `/?feed=rss2&tag=cup`. */
export interface OldQuery {
  readonly target: OldTarget;
  /** Of the category or the tag; empty for the site. */
  readonly name: string;
}

/**
 * Reads a plain address of WordPress. One that asks by a number, `cat=7`, is invalid: what had the
 * number there is not known here, and another feed in its place would be wrong.
 *
 * @returns undefined where the address is not one of them
 */
export function oldQuery(path: string, query: URLSearchParams): OldQuery | 'invalid' | undefined {
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
