import * as v from 'valibot';
import { type CustomRedirect, parseRedirects } from '../model/custom-redirect.ts';
import { languageTag } from '../model/language.ts';
import { type SiteOverrides, siteOverrides } from '../model/overrides.ts';
import { plainLine } from '../model/text.ts';
import { ConfigError } from './config-error.ts';
import { httpUrl, httpUrls, onOff, origin, text, wholeNumber } from './kinds.ts';
import {
  type MonitoringConfig,
  missingVariable,
  monitoringConfig,
  monitoringSecrets,
  monitoringVariables,
} from './monitoring.ts';
import { type OldTextConfig, oldTextVariables } from './old-texts.ts';
import { type PageConfig, pageConfig, pageVariables } from './pages.ts';
import { type SourceConfig, secretNames, sourceConfig, sourceVariables } from './sources.ts';
import { isNearly } from './spelling.ts';

/** The Worker's validated variables. No other code reads variables. The object is frozen. */
export interface Config extends PageConfig, SourceConfig, MonitoringConfig, OldTextConfig {
  /** The origin of this Feedmill, without a trailing slash; empty if it is to be learned. */
  readonly publicUrl: string;
  /** The largest number of articles in a feed. */
  readonly feedItems: number;
  /** Whether the variable is set. If not, the site's configuration may say how many items a feed has. */
  readonly isFeedItemsSet: boolean;
  /** Whether feeds contain whole articles or only their summaries. */
  readonly feedContent: 'full' | 'summary';
  /** Where a link post leads in RSS and Atom: to its page, or to the page that it is about. */
  readonly linkPosts: 'page' | 'target';
  /** The approximate maximum size of a feed, in bytes. */
  readonly feedMaxBytes: number;
  /** Whether Atom feeds list withdrawn articles (RFC 6721). */
  readonly feedTombstones: boolean;
  /** Whether clients may request deltas: only the new and changed articles (RFC 3229). */
  readonly feedDelta: boolean;
  /** URLs of the WebSub hubs that feeds name. */
  readonly feedHubs: readonly string[];
  /** Seconds for which clients may cache a feed or page. */
  readonly feedMaxAge: number;
  /** How requests for the feed URLs of other systems are handled. */
  readonly oldUrls: 'redirect' | 'answer' | 'off';
  /** The publisher's redirects of old URLs. */
  readonly redirects: readonly CustomRedirect[];
  /** The rule for the feed ids of new articles; see docs/configuration.md. */
  readonly feedId: string;
  /** The definitions of feeds in the variable `NAMED_FEEDS`, as YAML. Empty if the variable is not set. */
  readonly namedFeeds: string;
  /** Replaces the URL in the site's configuration when posts are read. */
  readonly siteUrl: string | undefined;
  /** Replaces the site's title and other values in feeds. */
  readonly site: SiteOverrides;
}

// RFC 4151 §2.1: a tag URI begins with an authority and a date.
const tagUri = /^tag:[\w.@-]+,\d{4}(?:-\d\d){0,2}:[^\s{}]*(?:\{(?:path|id|date)\}[^\s{}]*)+$/;
const feedId = v.pipe(
  text,
  v.check(
    (rule) =>
      /^[A-Za-z_][\w-]{0,63}$/.test(rule) || (tagUri.test(rule) && /\{(?:path|id)\}/.test(rule)),
    'must be jekyll, permalink, the name of a front matter key, or a tag URI like tag:example.com,2021:{path}',
  ),
);
const language = v.pipe(
  text,
  v.transform(languageTag),
  v.string('must be a language tag like en or zh-CN'),
);

const redirects = v.pipe(
  v.optional(text, ''),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseRedirects(dataset.value);
    if (typeof parsed !== 'string') return parsed;
    addIssue({ message: parsed, input: '' });
    return NEVER;
  }),
);

const variables = v.object({
  PUBLIC_URL: v.optional(origin),
  FEED_ITEMS: wholeNumber(1, 200, 20),
  FEED_CONTENT: v.optional(v.picklist(['full', 'summary'], 'must be full or summary'), 'full'),
  LINK_POSTS: v.optional(v.picklist(['page', 'target'], 'must be page or target'), 'page'),
  FEED_MAX_KB: wholeNumber(10, 20_000, 1_000),
  FEED_TOMBSTONES: v.optional(onOff, 'on'),
  FEED_DELTA: v.optional(onOff, 'off'),
  FEED_HUBS: v.optional(httpUrls, ''),
  FEED_MAX_AGE: wholeNumber(0, 86_400, 300),
  ...pageVariables,
  OLD_ADDRESSES: v.optional(
    v.picklist(['redirect', 'answer', 'off'], 'must be redirect, answer or off'),
    'redirect',
  ),
  REDIRECTS: redirects,
  ...sourceVariables,
  ...monitoringVariables,
  ...oldTextVariables,
  FEED_ID: v.optional(feedId, 'jekyll'),
  NAMED_FEEDS: v.optional(text, ''),
  SITE_TITLE: v.optional(v.pipe(text, v.transform(plainLine))),
  SITE_DESCRIPTION: v.optional(v.pipe(text, v.transform(plainLine))),
  SITE_URL: v.optional(httpUrl),
  SITE_LANGUAGE: v.optional(language),
  SITE_ICON: v.optional(httpUrl),
  SITE_LOGO: v.optional(httpUrl),
  PODCAST_CATEGORY: v.optional(v.pipe(text, v.transform(plainLine))),
  PODCAST_EXPLICIT: v.optional(v.picklist(['true', 'false'], 'must be true or false')),
  PODCAST_EMAIL: v.optional(v.pipe(text, v.email('must be an email address'))),
  PODCAST_GUID: v.optional(
    v.pipe(
      text,
      v.toLowerCase(),
      v.uuid('must be a UUID like 917393e3-1b1e-5cef-ace4-edaa54e1f810'),
    ),
  ),
});

/** The names of all variables that Feedmill reads. */
export const variableNames: readonly string[] = Object.keys(variables.entries);

/**
 * Finds names that are nearly the name of a variable, such as `FEED_ITEM`, which would silently have no
 * effect.
 *
 * @returns a sentence about each
 */
export function misspelledVariables(names: Iterable<string>): string[] {
  return [...names].flatMap((name) => {
    if (variableNames.includes(name)) return [];
    const meant = variableNames.find((known) => isNearly(name, known));
    return meant === undefined ? [] : [`${name} is not a variable of Feedmill: is ${meant} meant?`];
  });
}

/**
 * Validates the Worker's variables. An empty variable counts as unset.
 *
 * @throws {ConfigError} if a variable is invalid
 */
export function readConfig(environment: Readonly<Record<string, unknown>>): Config {
  const set = variableNames
    .map((name) => [name, asText(environment[name])] as const)
    .filter(([, value]) => value !== '' && value !== undefined);
  const parsed = v.safeParse(variables, Object.fromEntries(set), { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const name = v.getDotPath(issue) ?? 'a variable';
    throw new ConfigError(name, issue.message, shownValue(name, issue.input));
  }
  const vars = parsed.output;
  const missing = missingVariable(vars);
  if (missing !== undefined) {
    const [name = ''] = missing.split(' ', 1);
    throw new ConfigError(name, missing.slice(name.length + 1));
  }
  return Object.freeze({
    publicUrl: vars.PUBLIC_URL ?? '',
    feedItems: vars.FEED_ITEMS,
    isFeedItemsSet: set.some(([name]) => name === 'FEED_ITEMS'),
    feedContent: vars.FEED_CONTENT,
    linkPosts: vars.LINK_POSTS,
    feedMaxBytes: vars.FEED_MAX_KB * 1_000,
    feedTombstones: vars.FEED_TOMBSTONES === 'on',
    feedDelta: vars.FEED_DELTA === 'on',
    feedHubs: Object.freeze(vars.FEED_HUBS),
    feedMaxAge: vars.FEED_MAX_AGE,
    ...pageConfig(vars),
    oldUrls: vars.OLD_ADDRESSES,
    redirects: vars.REDIRECTS,
    ...sourceConfig(vars),
    ...monitoringConfig(vars),
    oldTexts: vars.OLD_TEXTS,
    feedId: vars.FEED_ID,
    namedFeeds: vars.NAMED_FEEDS,
    siteUrl: vars.SITE_URL,
    site: Object.freeze(siteOverrides(vars)),
  });
}

// wrangler.toml may contain a number without quotes.
function asText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

// Secrets are never shown, and neither are the passwords and queries of URLs.
function shownValue(name: string, input: unknown): string {
  const isSecret = [...secretNames, ...monitoringSecrets].includes(name);
  if (isSecret || typeof input !== 'string' || input === '') return '';
  const shown = plainLine(input).replace(/\/\/[^/@]*@/, '//...@');
  return ` (it is "${name.endsWith('_URL') ? shown.replace(/\?.*/, '?...') : shown}")`;
}
