import * as v from 'valibot';
import type { Author, Site } from '../model/article.ts';
import { lineText } from '../model/line-text.ts';
import { noPodcast } from '../model/podcast.ts';
import { scopeKinds } from '../model/scope.ts';
import { isTimeZone } from '../model/utc-offset.ts';
import { authorsOf } from './authors.ts';
import { type ParsedConfig, parseConfig } from './config-file.ts';
import { configNotes } from './config-notes.ts';
import { type FeedSettings, feedSettingsOf } from './feed-settings.ts';
import { type FrontMatterDefault, frontMatterDefaults } from './front-matter-defaults.ts';
import { languageOf } from './language.ts';
import { permalinkTemplate } from './permalink.ts';
import { podcastOf, podcastSchema } from './podcast.ts';
import { podcastNotes } from './podcast-notes.ts';
import { iconAndLogoOf } from './site-images.ts';
import { type SiteStructure, siteStructure, structureSchema } from './site-structure.ts';
import { siteUrlOf, type UrlHints } from './site-url.ts';
import { mapOf, nonBlankText, textOf, type Values } from './values.ts';

/** A site's settings for reading posts. They are stored in D1. */
export interface SiteConfig extends Site, FeedSettings {
  readonly permalink: string;
  readonly excerptSeparator: string | null;
  /** Whether posts with a date in the future are published at once. */
  readonly future: boolean;
  /** Whether posts with `published: false` are published. */
  readonly unpublished: boolean;
  readonly defaults: readonly FrontMatterDefault[];
  /** The same with scalars as in the file, so the language `no` is not false. */
  readonly textDefaults: readonly FrontMatterDefault[];
  readonly structure: SiteStructure;
  /** The key of the generator whose rules the site follows: `jekyll`. */
  readonly generator: string;
  /** The variable `FEED_ID`. */
  readonly feedId: string;
  /** The prefix that jekyll-feed puts before `post.id`: `url` and `baseurl` exactly as in the file. */
  readonly idBase: string;
  /** Whether the site says where it is. If not, `url` and ids begin with a URL that is not its own. */
  readonly isUrlKnown: boolean;
  /** The whole configuration, which Liquid in posts can read. */
  readonly values: Values;
  /** Notes for the publisher about `_config.yml`, one line each. */
  readonly notes: readonly string[];
}

/** The context in which a site is read, besides its configuration: variables of the Worker, and its location. */
export interface SiteOptions extends UrlHints {
  /** Whether posts with a date in the future are published at once. */
  readonly future: boolean;
  readonly postFolders?: readonly string[];
  readonly feedId?: string;
  /** The name of the configuration file; `_config.yml` by default. */
  readonly configName?: string | undefined;
  /** If the configuration is that of another generator: its key, and notes for the publisher. */
  readonly foreign?: { readonly generator: string; readonly notes: readonly string[] } | undefined;
}

/**
 * Parses a site's configuration. Invalid settings get their default and a note.
 *
 * @param text the text of the file; empty if the site has none
 * @throws {ImportError} if the text is not valid YAML or TOML
 */
export function parseSiteConfig(text: string, options: SiteOptions): SiteConfig {
  const configName = options.configName ?? '_config.yml';
  return siteConfigOf(parseConfig(text, configName), { ...options, configName });
}

/** Makes the settings of a site from its parsed configuration. Invalid ones get their default and a note. */
export function siteConfigOf(parsed: ParsedConfig, options: SiteOptions): SiteConfig {
  const { texts } = parsed;
  const { foreign } = options;
  const location = siteUrlOf(texts, options);
  const { url } = location;
  const values = { ...parsed.values, ...location.values };
  const title = singleLine(texts.title) ?? singleLine(texts.name);
  const permalink = permalinkOf(texts);
  const timeZone = timeZoneOf(texts);
  const language = languageOf(texts);
  const notes = [
    ...(parsed.isIgnored ? ['it is not a map of keys and values: the defaults are used'] : []),
    ...location.notes,
    ...(timeZone === undefined ? ['"timezone" is not a known time zone: UTC is used'] : []),
    ...(language.unknown === undefined ? [] : [unknownLanguage(language.unknown)]),
    ...(foreign?.notes ?? configNotes(values, permalink)),
    ...podcastNotes(texts, url),
  ];
  return {
    title: title ?? (location.isKnown ? new URL(url).host : 'Untitled site'),
    description: singleLine(texts.description) ?? '',
    url,
    language: language.tag ?? '',
    authors: siteAuthorsOf(texts, url, title),
    ...iconAndLogoOf(texts, url),
    podcast: podcastOf(texts, url),
    ...feedSettingsOf(values, url),
    timeZone: timeZone ?? 'UTC',
    permalink,
    excerptSeparator: textOf(values.excerpt_separator) ?? null,
    future: options.future || values.future === true,
    unpublished: values.unpublished === true,
    defaults: frontMatterDefaults(values.defaults),
    textDefaults: frontMatterDefaults(texts.defaults),
    structure: siteStructure(values, options.postFolders ?? []),
    generator: foreign?.generator ?? 'jekyll',
    feedId: options.feedId ?? 'jekyll',
    idBase: location.idBase,
    isUrlKnown: location.isKnown,
    values,
    notes: notes.map((note) => `${options.configName}: ${note}`),
  };
}

/**
 * Validates a stored configuration.
 *
 * @throws {v.ValiError} if it does not have the expected shape
 */
export function storedSiteConfig(stored: unknown): SiteConfig {
  return v.parse(siteConfigSchema, stored);
}

const record = v.record(v.string(), v.unknown());
const authorSchema = v.object({
  name: v.string(),
  url: v.exactOptional(v.string()),
  email: v.exactOptional(v.string()),
  avatar: v.exactOptional(v.string()),
});
const defaultsSchema = v.array(
  v.object({ path: v.string(), type: v.nullable(v.string()), values: record }),
);
const oldFeedSchema = v.object({
  path: v.string(),
  scope: v.object({ kind: v.picklist(scopeKinds), slug: v.string() }),
});
const siteConfigSchema: v.GenericSchema<unknown, SiteConfig> = v.object({
  title: v.string(),
  description: v.string(),
  url: v.string(),
  language: v.string(),
  authors: v.array(authorSchema),
  icon: v.optional(v.nullable(v.string()), null),
  logo: v.optional(v.nullable(v.string()), null),
  podcast: v.optional(podcastSchema, noPodcast),
  postsLimit: v.optional(v.nullable(v.number()), null),
  oldFeeds: v.optional(v.array(oldFeedSchema), []),
  timeZone: v.string(),
  permalink: v.string(),
  excerptSeparator: v.nullable(v.string()),
  future: v.boolean(),
  unpublished: v.boolean(),
  generator: v.optional(v.string(), 'jekyll'),
  feedId: v.string(),
  idBase: v.string(),
  isUrlKnown: v.optional(v.boolean(), true),
  structure: structureSchema,
  defaults: defaultsSchema,
  textDefaults: v.optional(defaultsSchema, []),
  values: record,
  notes: v.array(v.string()),
});

function unknownLanguage(named: string): string {
  return `the language "${named.slice(0, 40)}" is not known, so feeds name none: write a tag such as en or zh-CN`;
}

function timeZoneOf(values: Values): string | undefined {
  const name = nonBlankText(values.timezone) ?? 'UTC';
  return isTimeZone(name) ? name : undefined;
}

// Jekyll does not expand the built-in styles in the permalink of a collection.
function permalinkOf(values: Values): string {
  const posts = mapOf(mapOf(values.collections)?.posts);
  const collectionPermalink = nonBlankText(posts?.permalink);
  return collectionPermalink ?? permalinkTemplate(nonBlankText(values.permalink) ?? 'date');
}

// Without any author, that is the site itself.
function siteAuthorsOf(texts: Values, siteUrl: string, title: string | undefined): Author[] {
  const authors = authorsOf(texts.author, { byKey: mapOf(texts.authors) ?? {}, siteUrl });
  return authors.length > 0 || title === undefined ? authors : [{ name: title }];
}

function singleLine(value: unknown): string | undefined {
  const text = nonBlankText(value);
  return text === undefined ? undefined : lineText(text);
}
