import { folderOf, mapOf, nonBlankText, textOf, type Values } from './values.ts';

/** A collection of documents, besides posts, that has feeds. */
export interface Collection {
  /** Jekyll's label, such as `recipes` for the folder `_recipes`. */
  readonly name: string;
  /** The template of the URLs of its documents. */
  readonly permalink: string;
}

/** The value of `feed: collections`. */
interface ListedCollections {
  readonly collections: readonly Collection[];
  /** Describes unusual parts of it, one line each. */
  readonly notes: readonly string[];
}

/**
 * Reads the collections that have feeds, as in jekyll-feed: those that `feed: collections` lists, by name or
 * as a map, except posts. Others are not imported.
 */
export function collectionsOf(values: Values): ListedCollections {
  const collections: Collection[] = [];
  const notes: string[] = [];
  const known = new Map(declared(values).map((one) => [one.name, one]));
  for (const name of listedNames(values)) {
    const found = known.get(name);
    if (!found) {
      notes.push(`"feed: collections" names ${name}, which "collections" does not have`);
      continue;
    }
    const { output, ...options } = found.options;
    if (output !== true) {
      notes.push(
        `the collection ${name} has no pages, so links in its feed lead nowhere: add "output: true"`,
      );
    }
    const permalink = nonBlankText(options.permalink) ?? defaultPermalink(values);
    collections.push({ name, permalink });
  }
  return { collections, notes };
}

/** The names of collections that have pages but no feed. */
export function collectionsWithoutFeed(values: Values): string[] {
  const listed = new Set(listedNames(values));
  return declared(values)
    .filter(({ name, options }) => options.output === true && !listed.has(name))
    .map(({ name }) => name);
}

/** The folder of a collection, from the site's root. */
function collectionFolder(name: string, values: Values): string {
  const folders = [folderOf(values.source), folderOf(values.collections_dir), `_${name}`];
  return folders.filter((folder) => folder !== '').join('/');
}

/**
 * Lists the folders of collections that have feeds, for `isPostFile`: each begins with a slash, since it is
 * only in the site's root.
 */
export function collectionFolders(values: Values): string[] {
  return collectionsOf(values).collections.map(({ name }) => `/${collectionFolder(name, values)}`);
}

interface DeclaredCollection {
  readonly name: string;
  readonly options: Values;
}

function declared({ collections }: Values): DeclaredCollection[] {
  const names = Array.isArray(collections)
    ? collections.map((name) => [name, {}] as const)
    : Object.entries(mapOf(collections) ?? {});
  return names.flatMap(([label, options]) => {
    const name = sanitized(label);
    return name === '' || name === 'posts' ? [] : [{ name, options: mapOf(options) ?? {} }];
  });
}

function listedNames(values: Values): string[] {
  const listed = mapOf(values.feed)?.collections;
  const names = Array.isArray(listed) ? listed : Object.keys(mapOf(listed) ?? {});
  const labels = names.map(sanitized).filter((name) => name !== '' && name !== 'posts');
  return [...new Set(labels)].slice(0, maxCollections);
}

const maxCollections = 100;

// Jekyll's `sanitize_label`.
function sanitized(label: unknown): string {
  return (textOf(label) ?? '').replace(/[^a-z0-9_.-]/gi, '');
}

// Jekyll's `add_permalink_suffix`.
function defaultPermalink(values: Values): string {
  const style = nonBlankText(values.permalink) ?? 'date';
  if (style === 'pretty' || style.endsWith('/')) return '/:collection/:path/';
  const hasExtension = ['date', 'ordinal', 'none'].includes(style) || style.endsWith(':output_ext');
  return hasExtension ? '/:collection/:path:output_ext' : '/:collection/:path';
}
