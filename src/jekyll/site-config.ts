import * as v from 'valibot';
import type { Author, Site } from '../model/article.ts';
import { languageTag } from '../model/language.ts';
import { noPodcast } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';

import { authorsOf } from './authors.ts';
import { parseConfig } from './config-file.ts';
import { configNotes } from './config-notes.ts';
import { isTimeZone } from './dates.ts';
import { type FrontMatterDefault, frontMatterDefaults } from './front-matter-defaults.ts';
import { permalinkTemplate } from './permalink.ts';
import { iconAndLogoOf, podcastOf, podcastSchema } from './podcast.ts';
import { type SiteStructure, siteStructure } from './site-structure.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/** The site's configuration as far as posts are read with it. Kept in D1 between requests. */
export interface SiteConfig extends Site {
  /** An IANA name. */
  readonly timeZone: string;
  readonly permalink: string;
  readonly excerptSeparator: string | null;
  /** Whether posts dated ahead are published at once. */
  readonly future: boolean;
  /** Whether posts that say `published: false` are published all the same. */
  readonly unpublished: boolean;
  readonly defaults: readonly FrontMatterDefault[];
  readonly structure: SiteStructure;
  /** What ids are made of: the variable `FEED_ID`. */
  readonly feedId: string;
  /** What jekyll-feed puts before a post's id: address and `baseurl` as they are written. */
  readonly idBase: string;
  /** The whole file, for the templates in posts. */
  readonly values: Values;
  /** What the publisher should know about the file, a line each. */
  readonly notes: readonly string[];
}

/** What the Worker's variables say about reading a site. */
export interface SiteOptions {
  /** What takes the place of the site's address there. */
  readonly siteUrl?: string | undefined;
  /** The address where nothing gives one. */
  readonly fallbackUrl: string;
  /** Whether posts that are dated ahead are published at once. */
  readonly future: boolean;
  readonly postFolders?: readonly string[];
  readonly feedId?: string;
}

/**
 * Reads `_config.yml`. What is missing or wrong gets a default and a note.
 *
 * @param yaml the file's text; empty where the site has none
 * @throws {ImportError} where it is not YAML
 */
export function parseSiteConfig(yaml: string, options: SiteOptions): SiteConfig {
  const values = parseConfig(yaml);
  const notes: string[] = [];
  const author = authorsOf(values.author, {});
  const title = line(values.title) ?? line(values.name);
  const url =
    siteUrl(values, options.siteUrl) ??
    noted(
      notes,
      `it has no "url" that is an http(s) address: links begin with ${options.fallbackUrl}`,
      `${options.fallbackUrl}/`,
    );
  const permalink = permalinkOf(values);
  for (const note of configNotes(values, permalink)) notes.push(`_config.yml: ${note}`);
  return {
    title: title ?? 'Untitled site',
    description: line(values.description) ?? '',
    url,
    language: languageOf(values) ?? 'en',
    authors: author.length > 0 ? author : fallbackAuthor(title),
    ...iconAndLogoOf(values, url),
    podcast: podcastOf(values, url),
    timeZone: timeZoneOf(values) ?? noted(notes, 'its "timezone" is not known: UTC is used', 'UTC'),
    permalink,
    excerptSeparator: nonBlankText(values.excerpt_separator) ?? null,
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

/** Reads back a configuration that was stored. */
export function storedSiteConfig(stored: unknown): SiteConfig {
  return v.parse(siteConfigSchema, stored);
}

const record = v.record(v.string(), v.unknown());
const authorSchema = v.object({
  name: v.string(),
  url: v.exactOptional(v.string()),
  email: v.exactOptional(v.string()),
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
  const given = override ?? nonBlankText(values.url) ?? '';
  const base = override === undefined ? (nonBlankText(values.baseurl) ?? '') : '';
  const whole = URL.parse(`${given.replace(/\/+$/, '')}/${base.replace(/^\/+|\/+$/g, '')}`);
  if (!whole || !/^https?:$/.test(whole.protocol)) return undefined;
  return whole.href.endsWith('/') ? whole.href : `${whole.href}/`;
}

// A `/` at the end of the address is doubled in jekyll-feed's ids, and must stay so.
function idBaseOf(values: Values, override: string | undefined): string | undefined {
  if (override !== undefined) return override.replace(/\/+$/, '');
  const given = nonBlankText(values.url) ?? '';
  const base = (nonBlankText(values.baseurl) ?? '').replace(/\/$/, '');
  const isWeb = /^https?:/.test(URL.parse(given)?.protocol ?? '');
  if (!isWeb) return undefined;
  return base === '' || base.startsWith('/') ? given + base : `${given}/${base}`;
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

function noted<T>(notes: string[], note: string, value: T): T {
  notes.push(`_config.yml: ${note}`);
  return value;
}

// Jekyll: a collection's own permalink comes before the site's.
function permalinkOf(values: Values): string {
  const posts = mapOf(mapOf(values.collections)?.posts);
  const own = nonBlankText(posts?.permalink);
  return own ?? permalinkTemplate(nonBlankText(values.permalink) ?? 'date');
}

function fallbackAuthor(title: string | undefined): Author[] {
  return title === undefined ? [] : [{ name: title }];
}

function line(value: unknown): string | undefined {
  const text = nonBlankText(value);
  return text === undefined ? undefined : plainLine(text);
}
