import type { Format } from '../model/format.ts';
import { formatWords } from './path-pattern.ts';

/** An old feed that a query stands for. */
interface OldQuery {
  /** Its path, as old-urls.ts lists it. If there are several, only what is in all of these feeds is meant. */
  readonly paths: readonly string[];
  /** The format that the query names. */
  readonly format: Format;
}

/**
 * Translates the queries with which other systems request a feed:
 *
 * - WordPress: `?feed=rss2`, also with `category_name=`, `tag=`, `author_name=` or `s=`, and these at the path
 *   of a feed: `/feed/?tag=port`,
 * - Squarespace: `/blog?format=rss`, also with `category=` or `tag=`,
 * - Joomla: `/news?format=feed&type=atom`,
 * - Blogger: `/feeds/posts/default?alt=rss`.
 *
 * @returns undefined if the query does not request a feed; `invalid` if it requests one that Feedmill
 *   cannot know, like a category by its number (`cat=7`) or an unknown format
 */
export function parseOldQuery(
  path: string,
  query: URLSearchParams,
): OldQuery | 'invalid' | undefined {
  const feed = query.get('feed')?.toLowerCase() ?? narrowedFeed(path, query);
  if (feed !== undefined) return wordpress(path, query, feed);
  const format = query.get('format')?.toLowerCase();
  if (format === 'feed') return joomla(path, query);
  if (format === 'rss') return { paths: feedsOf(path, query, 'category', 'tag'), format: 'rss' };
  const alt = query.get('alt')?.toLowerCase();
  if (alt === undefined || !/^\/feeds\/posts\//i.test(path)) return undefined;
  return alt === 'rss' || alt === 'atom' ? { paths: [path], format: alt } : 'invalid';
}

const numbers = ['cat', 'tag_id', 'author', 'm', 'year', 'monthnum', 'day'];

const narrowing = [...numbers, 'category_name', 'tag', 'author_name', 's', 'p', 'page_id'];

/**
 * The value that the parameter `feed` of WordPress would have for the feed at a path, such as /feed/atom/ or
 * /wp-rss2.php. It is undefined if the query does not say which of the articles are meant.
 */
function narrowedFeed(path: string, query: URLSearchParams): string | undefined {
  if (!narrowing.some((name) => isGiven(query, name))) return undefined;
  const match = /\/(?:feed(?:\/([^/]+))?|wp-([^/]+)\.php)\/*$/i.exec(path);
  if (!match) return undefined;
  const [, word = 'feed', file = word] = match;
  const feed = file.toLowerCase();
  return formatOfFeed(feed) && feed;
}

// For WordPress, /?feed=rss2&cat= and cat=0 are the feed of the site.
function isGiven(query: URLSearchParams, name: string): boolean {
  return !['', '0'].includes(query.get(name) ?? '');
}

function formatOfFeed(feed: string): Format | undefined {
  return feed === '' || feed === 'feed' || feed === 'podcast' ? 'rss' : formatWords.get(feed);
}

function wordpress(path: string, query: URLSearchParams, feed: string): OldQuery | 'invalid' {
  if (feed.startsWith('comments-')) return { paths: ['/comments/feed'], format: 'rss' };
  // The feed of a post has its comments.
  if (isGiven(query, 'p') || isGiven(query, 'page_id'))
    return { paths: ['/comments/feed'], format: 'rss' };
  const format = formatOfFeed(feed);
  if (format === undefined || numbers.some((name) => isGiven(query, name))) return 'invalid';
  // Names of which all are meant are joined by "+", which a query has as a space.
  const names = [...query].map(([name, value]) =>
    name === 's' ? [name, value] : [name, value.replaceAll(' ', '+')],
  );
  return { paths: feedsOf(path, new URLSearchParams(names), 'category_name', 'tag'), format };
}

/**
 * The path of the page of a search, as old-urls.ts lists it, for which WordPress has a query at the page of the
 * site: `/?s=words`.
 *
 * @returns undefined if the query is not one of a search
 */
export function oldSearch(path: string, query: URLSearchParams): string | undefined {
  const words = query.get('s');
  if (!words || !/^\/(?:index\.php|blog\/?)?$/i.test(path)) return undefined;
  return `/search/${encodeURIComponent(words)}`;
}

function joomla(path: string, query: URLSearchParams): OldQuery | 'invalid' {
  const type = query.get('type')?.toLowerCase() ?? 'rss';
  // A category is named by its number.
  if (query.has('id') || (type !== 'rss' && type !== 'atom')) return 'invalid';
  return { paths: feedsOf(path, query, 'category', 'tag'), format: type };
}

// The path is that of a feed already, as in /feed/?feed=atom.
const feedEnd = /\/feed(?:\/[^/]+)?$|\.(?:xml|json|rss|atom|rdf)$/i;

// The page or the feed of a category, a tag or an author, as in /category/news/?feed=rss2&tag=port.
const folderOfName = /(?:^|\/)(category|tag|author)\/[^/]+/i;

/** The paths of the feeds of the category, tag and author that a query names, or else of its search or of a page. */
function feedsOf(path: string, query: URLSearchParams, category: string, tag: string): string[] {
  const named = new Map<string, string>();
  for (const [name, folder] of [
    [category, 'category'],
    [tag, 'tag'],
    ['author_name', 'author'],
  ] as const) {
    const value = query.get(name);
    // A category may be below others.
    if (value)
      named.set(folder, `/${folder}/${value.split('/').map(encodeURIComponent).join('/')}/feed`);
  }
  const page = path.replace(/\/+$/, '');
  const feedOfPage = feedEnd.test(page) ? page : `${page}/feed`;
  const folder = folderOfName.exec(page)?.[1]?.toLowerCase();
  // If both name a category, that of the query counts.
  const isNarrowed = folder !== undefined && !named.has(folder);
  if (named.size > 0) return isNarrowed ? [feedOfPage, ...named.values()] : [...named.values()];
  const words = query.get('s');
  return [words && folder === undefined ? `/search/${encodeURIComponent(words)}/feed` : feedOfPage];
}
