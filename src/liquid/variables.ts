import { nonBlankText, textOf, type Values } from '../jekyll/values.ts';
import type { Notes } from './language/notes.ts';
import { Drop, ownValue, type ValueMap } from './language/values.ts';
import type { TemplateData } from './template-data.ts';

/** The variable `jekyll`. */
export const jekyllValues: ValueMap = { version: '4.3.1', environment: 'production' };

// Lists of the whole site, which an import that reads posts in batches does not have.
const siteLists: ReadonlySet<string> = new Set([
  'posts',
  'pages',
  'html_pages',
  'documents',
  'collections',
  'static_files',
  'related_posts',
]);
const siteMaps: ReadonlySet<string> = new Set(['categories', 'tags']);

/**
 * The variable `site`: the configuration and the data files. The lists of the whole site are empty, and
 * there is no `site.time`, since feeds must not depend on when a post is rendered. A post that uses them
 * gets a note.
 */
export class SiteValues extends Drop {
  readonly #values: ValueMap;
  readonly #collections: ReadonlySet<string>;
  readonly #notes: Notes;

  constructor({ site, files }: TemplateData, notes: Notes) {
    super();
    const { values } = site;
    this.#values = {
      ...values,
      title: values.title ?? site.title,
      url: originOf(values, site.url),
      data: files.data,
    };
    this.#collections = collectionsOf(values.collections);
    this.#notes = notes;
  }

  override get(key: string): unknown {
    const isList = siteLists.has(key) || this.#collections.has(key);
    if (!isList && !siteMaps.has(key) && key !== 'time') return ownValue(this.#values, key);
    const what = key === 'time' ? 'is' : 'is empty in a feed: what the post makes of it is';
    this.#notes.add(
      'unavailable',
      key === 'time' ? `"site.time" ${what} left out` : `"site.${key}" ${what} left out`,
    );
    if (key === 'time') return undefined;
    return isList ? [] : {};
  }

  override toText(): string {
    return 'Jekyll::Drops::SiteDrop';
  }

  override toMap(): ValueMap {
    return this.#values;
  }
}

/** The variable `page`. It shows the text of the post, as in Jekyll. */
export class PageValues extends Drop {
  readonly #values: Values;
  readonly #notes: Notes;

  constructor(values: Values, notes: Notes) {
    super();
    this.#values = values;
    this.#notes = notes;
  }

  override get(key: string): unknown {
    const isNeighbor = key === 'previous' || key === 'next';
    if (isNeighbor && !Object.hasOwn(this.#values, key)) {
      const text = `"page.${key}" has no value in a feed: what the post makes of it is left out`;
      this.#notes.add('unavailable', text);
    }
    return ownValue(this.#values, key);
  }

  override toText(): string {
    return textOf(this.#values.content) ?? '';
  }

  override toMap(): ValueMap {
    return this.#values;
  }
}

// A list of names, or a map by name. `posts` are not a collection of their own.
function collectionsOf(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Array.isArray(value) ? value.map(String) : Object.keys(value));
}

// The `url` of the configuration, unless a variable of the Worker overrides it.
function originOf(values: Values, siteUrl: string): string {
  const { origin } = new URL(siteUrl);
  const url = nonBlankText(values.url);
  return url !== undefined && URL.parse(url)?.origin === origin ? url : origin;
}
