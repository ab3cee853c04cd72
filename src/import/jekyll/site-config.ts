import * as v from 'valibot';
import { parse } from 'yaml';
import type { Author, Site } from '../../model/article.ts';
import { languageTag } from '../../model/language.ts';
import { plainLine } from '../../model/text.ts';
import { ImportError } from '../problem.ts';
import { authorsOf } from './authors.ts';
import { isTimeZone } from './dates.ts';
import { filledText, mapOf, type Values } from './values.ts';

/** The site's configuration as far as posts are read with it. Kept in D1 between requests. */
export interface SiteConfig extends Site {
  /** An IANA name. */
  readonly timeZone: string;
  readonly permalink: string;
  readonly excerptSeparator: string | null;
  /** Whether posts dated ahead are published at once. */
  readonly future: boolean;
  readonly defaults: readonly Default[];
  /** The whole file, for the templates in posts. */
  readonly values: Values;
  /** What the publisher should know about the file, a line each. */
  readonly notes: readonly string[];
}

/** Front matter that posts below a path have unless they say otherwise. */
export interface Default {
  readonly path: string;
  readonly type: string | null;
  readonly values: Values;
}

const maxAliases = 100;

/**
 * Reads `_config.yml`. What is missing or wrong gets a default and a note.
 *
 * @param yaml the file's text; empty where the site has none
 * @param options `siteUrl`: what takes the place of the site's address there; `fallbackUrl`: the
 *   address where nothing gives one; `future`: publish posts
 *   that are dated ahead
 * @throws {ImportError} where it is not YAML
 */
export function readSiteConfig(
  yaml: string,
  options: {
    readonly siteUrl?: string | undefined;
    readonly fallbackUrl: string;
    readonly future: boolean;
  },
): SiteConfig {
  const values = parseConfig(yaml);
  const notes: string[] = [];
  const author = authorsOf(values.author, {});
  const title = line(values.title) ?? line(values.name);
  return {
    title: title ?? 'Untitled site',
    description: line(values.description) ?? '',
    url:
      siteUrl(values, options.siteUrl) ??
      noted(
        notes,
        `it has no "url" that is an http(s) address: links begin with ${options.fallbackUrl}`,
        `${options.fallbackUrl}/`,
      ),
    language: languageOf(values) ?? 'en',
    authors: author.length > 0 ? author : fallbackAuthor(title),
    timeZone: timeZoneOf(values) ?? noted(notes, 'its "timezone" is not known: UTC is used', 'UTC'),
    permalink: permalinkOf(values),
    excerptSeparator: filledText(values.excerpt_separator) ?? null,
    future: options.future || values.future === true,
    defaults: defaultsOf(values.defaults),
    values,
    notes,
  };
}

/** Reads back a configuration that was stored. */
export function storedSiteConfig(stored: unknown): SiteConfig {
  return v.parse(siteConfigSchema, stored);
}

/** The front matter that a post at this path starts from: the defaults, the nearest path last. */
export function defaultsFor(path: string, site: SiteConfig): Record<string, unknown> {
  const applying = site.defaults.filter(
    (given) =>
      (given.type === null || given.type === 'posts' || given.type === 'post') &&
      (given.path === '' || path === given.path || path.startsWith(`${given.path}/`)),
  );
  applying.sort((a, b) => a.path.length - b.path.length);
  return Object.assign({}, ...applying.map((given) => given.values));
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
  timeZone: v.string(),
  permalink: v.string(),
  excerptSeparator: v.nullable(v.string()),
  future: v.boolean(),
  defaults: v.array(v.object({ path: v.string(), type: v.nullable(v.string()), values: record })),
  values: record,
  notes: v.array(v.string()),
});

function parseConfig(yaml: string): Values {
  try {
    const options = { version: '1.1', uniqueKeys: false, maxAliasCount: maxAliases } as const;
    return mapOf(parse(yaml, options)) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/:?\n/)[0] : String(error);
    throw new ImportError(`_config.yml cannot be read: ${reason}`);
  }
}

function siteUrl(values: Values, override: string | undefined): string | undefined {
  const given = override ?? filledText(values.url) ?? '';
  const base = override === undefined ? (filledText(values.baseurl) ?? '') : '';
  const whole = URL.parse(`${given.replace(/\/+$/, '')}/${base.replace(/^\/+|\/+$/g, '')}`);
  if (!whole || !/^https?:$/.test(whole.protocol)) return undefined;
  return whole.href.endsWith('/') ? whole.href : `${whole.href}/`;
}

function languageOf(values: Values): string | undefined {
  const tag = filledText(values.lang) ?? filledText(values.language) ?? filledText(values.locale);
  return tag === undefined ? undefined : languageTag(tag);
}

function timeZoneOf(values: Values): string | undefined {
  const name = filledText(values.timezone) ?? 'UTC';
  return isTimeZone(name) ? name : undefined;
}

function noted<T>(notes: string[], note: string, value: T): T {
  notes.push(`_config.yml: ${note}`);
  return value;
}

// Jekyll: a collection's own permalink comes before the site's.
function permalinkOf(values: Values): string {
  const posts = mapOf(mapOf(values.collections)?.posts);
  return filledText(posts?.permalink) ?? filledText(values.permalink) ?? 'date';
}

function defaultsOf(value: unknown): Default[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const scope = mapOf(mapOf(entry)?.scope) ?? {};
    const values = mapOf(mapOf(entry)?.values);
    if (!values) return [];
    const path = (filledText(scope.path) ?? '').replace(/^\/+|\/+$/g, '');
    return [{ path, type: filledText(scope.type) ?? null, values }];
  });
}

function fallbackAuthor(title: string | undefined): Author[] {
  return title === undefined ? [] : [{ name: title }];
}

function line(value: unknown): string | undefined {
  const text = filledText(value);
  return text === undefined ? undefined : plainLine(text);
}
