import * as v from 'valibot';
import type { Author, Site } from '../model/article.ts';
import { languageTag } from '../model/language.ts';
import { noPodcast } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';
import { isHttpUrl } from '../model/web-url.ts';
import { authorsOf } from './authors.ts';
import { parseConfig } from './config-file.ts';
import { configNotes } from './config-notes.ts';
import { isTimeZone } from './dates.ts';
import { type FrontMatterDefault, frontMatterDefaults } from './front-matter-defaults.ts';
import { permalinkTemplate } from './permalink.ts';
import { podcastOf, podcastSchema } from './podcast.ts';
import { iconAndLogoOf } from './site-images.ts';
import { type SiteStructure, siteStructure } from './site-structure.ts';
import { mapOf, nonBlankText, textOf, type Values } from './values.ts';

/** A site's settings for reading posts. They are stored in D1. */
export interface SiteConfig extends Site {
  readonly permalink: string;
  readonly excerptSeparator: string | null;
  /** Whether posts with a date in the future are published at once. */
  readonly future: boolean;
  /** Whether posts with `published: false` are published. */
  readonly unpublished: boolean;
  readonly defaults: readonly FrontMatterDefault[];
  readonly structure: SiteStructure;
  /** The variable `FEED_ID`. */
  readonly feedId: string;
  /** The prefix that jekyll-feed puts before `post.id`: `url` and `baseurl` exactly as in the file. */
  readonly idBase: string;
  /** The whole configuration, which Liquid in posts can read. */
  readonly values: Values;
  /** Notes for the publisher about `_config.yml`, one line each. */
  readonly notes: readonly string[];
}

/** Settings from the Worker's variables that complement or override a site's configuration. */
export interface SiteOptions {
  /** Overrides `url` and `baseurl`. */
  readonly siteUrl?: string | undefined;
  /** The site URL if neither `siteUrl` nor the configuration has a valid one. */
  readonly fallbackUrl: string;
  /** Whether posts with a date in the future are published at once. */
  readonly future: boolean;
  readonly postFolders?: readonly string[];
  readonly feedId?: string;
}

/**
 * Parses `_config.yml`. Invalid settings get their default and a note.
 *
 * @param yaml the text of the file; empty if the site has none
 * @throws {ImportError} if the text is not valid YAML
 */
export function parseSiteConfig(yaml: string, options: SiteOptions): SiteConfig {
  const values = parseConfig(yaml);
  const notes: string[] = [];
  const title = singleLine(values.title) ?? singleLine(values.name);
  const url =
    siteUrl(values, options.siteUrl) ??
    withNote(
      notes,
      `"url" is missing or is not an http(s) URL: links begin with ${options.fallbackUrl}`,
      `${options.fallbackUrl}/`,
    );
  const authors = authorsOf(values.author, { byKey: mapOf(values.authors) ?? {}, siteUrl: url });
  const permalink = permalinkOf(values);
  for (const note of configNotes(values, permalink)) notes.push(`_config.yml: ${note}`);
  return {
    title: title ?? 'Untitled site',
    description: singleLine(values.description) ?? '',
    url,
    language: languageOf(values) ?? 'en',
    authors: authors.length > 0 ? authors : fallbackAuthor(title),
    ...iconAndLogoOf(values, url),
    podcast: podcastOf(values, url),
    timeZone:
      timeZoneOf(values) ??
      withNote(notes, '"timezone" is not a known time zone: UTC is used', 'UTC'),
    permalink,
    excerptSeparator: textOf(values.excerpt_separator) ?? null,
    future: options.future || values.future === true,
    unpublished: values.unpublished === true,
    defaults: frontMatterDefaults(values.defaults),
    structure: siteStructure(values, options.postFolders ?? []),
    feedId: options.feedId ?? 'jekyll',
    idBase: idBaseOf(values, options.siteUrl) ?? url.slice(0, -1),
    values,
    notes,
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
const siteConfigSchema: v.GenericSchema<unknown, SiteConfig> = v.object({
  title: v.string(),
  description: v.string(),
  url: v.string(),
  language: v.string(),
  authors: v.array(authorSchema),
  icon: v.optional(v.nullable(v.string()), null),
  logo: v.optional(v.nullable(v.string()), null),
  podcast: v.optional(podcastSchema, noPodcast),
  timeZone: v.string(),
  permalink: v.string(),
  excerptSeparator: v.nullable(v.string()),
  future: v.boolean(),
  unpublished: v.boolean(),
  feedId: v.string(),
  idBase: v.string(),
  structure: v.object({
    postFolders: v.array(v.string()),
    source: v.string(),
    collectionsDir: v.string(),
    exclude: v.array(v.string()),
    include: v.array(v.string()),
    markdownExtensions: v.array(v.string()),
  }),
  defaults: v.array(v.object({ path: v.string(), type: v.nullable(v.string()), values: record })),
  values: record,
  notes: v.array(v.string()),
});

function siteUrl(values: Values, override: string | undefined): string | undefined {
  const host = override ?? nonBlankText(values.url) ?? '';
  const base = override === undefined ? (nonBlankText(values.baseurl) ?? '') : '';
  const url = URL.parse(`${host.replace(/\/+$/, '')}/${base.replace(/^\/+|\/+$/g, '')}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

// A slash at the end of `url` is kept because the ids of jekyll-feed keep it, too.
function idBaseOf(values: Values, override: string | undefined): string | undefined {
  if (override !== undefined) return override.replace(/\/+$/, '');
  const url = nonBlankText(values.url) ?? '';
  const base = (nonBlankText(values.baseurl) ?? '').replace(/\/$/, '');
  if (!isHttpUrl(url)) return undefined;
  return base === '' || base.startsWith('/') ? url + base : `${url}/${base}`;
}

function languageOf(values: Values): string | undefined {
  const tag =
    nonBlankText(values.lang) ?? nonBlankText(values.language) ?? nonBlankText(values.locale);
  return tag === undefined ? undefined : languageTag(tag);
}

function timeZoneOf(values: Values): string | undefined {
  const name = nonBlankText(values.timezone) ?? 'UTC';
  return isTimeZone(name) ? name : undefined;
}

function withNote<T>(notes: string[], note: string, value: T): T {
  notes.push(`_config.yml: ${note}`);
  return value;
}

// Jekyll does not expand the built-in styles in the permalink of a collection.
function permalinkOf(values: Values): string {
  const posts = mapOf(mapOf(values.collections)?.posts);
  const collectionPermalink = nonBlankText(posts?.permalink);
  return collectionPermalink ?? permalinkTemplate(nonBlankText(values.permalink) ?? 'date');
}

function fallbackAuthor(title: string | undefined): Author[] {
  return title === undefined ? [] : [{ name: title }];
}

function singleLine(value: unknown): string | undefined {
  const text = nonBlankText(value);
  return text === undefined ? undefined : plainLine(text);
}
