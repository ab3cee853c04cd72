import { languageTag } from '../model/language.ts';
import type { OldFeed } from '../model/old-feed.ts';
import { collectionSlug, siteScope, slugOf } from '../model/scope.ts';
import { collectionsOf } from './collections.ts';
import { languageFolder, siteLanguagesOf } from './translations.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/** The settings of jekyll-feed, which are below `feed` in the configuration. */
export interface FeedSettings {
  /** How many items a feed has; null if it does not say. */
  readonly postsLimit: number | null;
  /** Where jekyll-feed writes feeds, unless it is where it does by default. */
  readonly oldFeeds: readonly OldFeed[];
}

const maxPostsLimit = 200;

// Entries, and characters of a path.
const maxOldFeeds = 200;
const maxPath = 300;

/**
 * Reads the settings of jekyll-feed.
 *
 * @param siteUrl the URL of the site. The old URLs of its feeds begin with the path of this URL
 */
export function feedSettingsOf(values: Values, siteUrl: string): FeedSettings {
  const base = new URL(siteUrl).pathname.replace(/\/$/, '');
  const configured = configuredPaths(values);
  const atBase = base === '' ? [] : [...configured, ...defaultPaths(values)];
  const below = atBase.map(({ path, scope }) => ({ path: base + path, scope }));
  const oldFeeds = [...below, ...configured].filter(({ path }) => path.length <= maxPath);
  return { postsLimit: postsLimitOf(values), oldFeeds: oldFeeds.slice(0, maxOldFeeds) };
}

/** Notes about settings of jekyll-feed that are not valid, one line each. */
export function feedSettingsNotes(values: Values): string[] {
  const limit = mapOf(values.feed)?.posts_limit;
  if (limit === undefined || limit === null || limit === false) return [];
  const isExact = postsLimitOf(values) === Number(limit);
  if (isExact) return [];
  const used = postsLimitOf(values) ?? 'the default';
  return [`"feed: posts_limit" is not a whole number from 1 to ${maxPostsLimit}: ${used} is used`];
}

// As in Liquid, a number may be written as text. What is above the limit is cut to it.
function postsLimitOf(values: Values): number | null {
  const limit = Number(nonBlankText(mapOf(values.feed)?.posts_limit));
  if (!Number.isSafeInteger(limit) || limit < 1) return null;
  return Math.min(limit, maxPostsLimit);
}

function configuredPaths(values: Values): OldFeed[] {
  const feed = mapOf(values.feed) ?? {};
  const listed = mapOf(feed.collections) ?? {};
  const pathOf = (name: string) => nonBlankText(mapOf(listed[name])?.path);
  const tagFolder = nonBlankText(mapOf(feed.tags)?.path);
  const ofSite = pathOf('posts') ?? nonBlankText(feed.path);
  return [
    ...languagePaths(values, ofSite ?? 'feed.xml'),
    ...oldFeed(ofSite, siteScope),
    ...collectionsOf(values).collections.flatMap(({ name }) =>
      oldFeed(pathOf(name), { kind: 'collection', slug: collectionSlug(name) }),
    ),
    ...oldFeed(tagFolder && `${tagFolder}:name.xml`, { kind: 'tag', slug: ':name' }),
  ];
}

// A plugin that builds a site once for each language also writes its feed once for each. That of the default
// language has taken the place of the site's.
function languagePaths(values: Values, path: string): OldFeed[] {
  const site = siteLanguagesOf(values);
  if (!site || site.languages.length < 2) return [];
  return site.languages.flatMap((language) => {
    const slug = slugOf(languageTag(language) ?? '');
    const folder = languageFolder(language, site, values);
    if (slug === '') return [];
    return oldFeed(`${folder}/${path.replace(/^\/+/, '')}`, { kind: 'language', slug });
  });
}

// Where jekyll-feed writes feeds by default. In the root, these URLs are known of every site.
function defaultPaths(values: Values): OldFeed[] {
  return [
    ...oldFeed('feed.xml', siteScope),
    ...oldFeed('feed/by_tag/:name.xml', { kind: 'tag', slug: ':name' }),
    ...collectionsOf(values).collections.flatMap(({ name }) => [
      ...oldFeed(`feed/${name}.xml`, { kind: 'collection', slug: collectionSlug(name) }),
      ...oldFeed(`feed/${name}/:name.xml`, {
        kind: 'collection',
        slug: `${collectionSlug(name)}~:name`,
      }),
    ]),
    ...oldFeed('feed/:name.xml', { kind: 'category', slug: ':name' }),
  ];
}

function oldFeed(path: string | undefined, scope: OldFeed['scope']): OldFeed[] {
  return path === undefined ? [] : [{ path: `/${path.replace(/^\/+/, '')}`, scope }];
}
