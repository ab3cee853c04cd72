import * as v from 'valibot';
import { type Collection, collectionsOf } from './collections.ts';
import { translationFolders } from './translations.ts';
import { folderOf, nonBlankText, textOf, type Values } from './values.ts';

/** The settings that determine where a site has the files that its posts are rendered with. */
export interface SupportFolders {
  /** Jekyll's `source`; empty for the root. */
  readonly source: string;
  /** Jekyll's `includes_dir`, below `source`. */
  readonly includesDir: string;
  /** Jekyll's `data_dir`, below `source`. */
  readonly dataDir: string;
}

/** The folders of a site that configures none. */
export const defaultFolders: SupportFolders = {
  source: '',
  includesDir: '_includes',
  dataDir: '_data',
};

/** The settings that determine which files of a site are posts, and what these are rendered with. */
export interface SiteStructure extends SupportFolders {
  /** Folders treated like `_posts`: names, or paths from the site's root (the variable `POST_FOLDERS`). */
  readonly postFolders: readonly string[];
  /** The collections, besides posts, whose documents are read. */
  readonly collections: readonly Collection[];
  /** Jekyll's `collections_dir`; empty if posts may be in any directory. */
  readonly collectionsDir: string;
  /** Folders whose `_posts` are read instead of those in the root, one for each language. */
  readonly translationFolders: readonly string[];
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  /** Extensions of Markdown files, in lower case and without the dot. */
  readonly markdownExtensions: readonly string[];
}

/** Validates a stored structure. What older versions did not store gets its default. */
export const structureSchema: v.GenericSchema<unknown, SiteStructure> = v.object({
  postFolders: v.array(v.string()),
  source: v.string(),
  includesDir: v.optional(v.string(), defaultFolders.includesDir),
  dataDir: v.optional(v.string(), defaultFolders.dataDir),
  collections: v.optional(v.array(v.object({ name: v.string(), permalink: v.string() })), []),
  collectionsDir: v.string(),
  translationFolders: v.optional(v.array(v.string()), []),
  exclude: v.array(v.string()),
  include: v.array(v.string()),
  markdownExtensions: v.array(v.string()),
});

/** Jekyll's default for `markdown_ext`. */
export const defaultMarkdownExtensions = ['markdown', 'mkdown', 'mkdn', 'mkd', 'md'];

// Jekyll 4 excludes these whatever `exclude` says.
const alwaysExcluded = [
  '.sass-cache',
  '.jekyll-cache',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/** Reads the settings that determine which files are posts from a configuration. */
export function siteStructure(values: Values, postFolders: readonly string[]): SiteStructure {
  const include = textsOf(values.include);
  const exclude = [...textsOf(values.exclude), ...alwaysExcluded];
  const collectionsDir = folderOf(values.collections_dir);
  return {
    postFolders,
    source: folderOf(values.source),
    includesDir: folderOf(values.includes_dir) || defaultFolders.includesDir,
    dataDir: folderOf(values.data_dir) || defaultFolders.dataDir,
    collections: collectionsOf(values).collections,
    collectionsDir,
    // With `collections_dir`, Jekyll asks for no posts of the root, which the plugin would replace.
    translationFolders: collectionsDir === '' ? translationFolders(values) : [],
    exclude: exclude.filter((pattern) => !include.includes(pattern)),
    include,
    markdownExtensions: markdownExtensions(values.markdown_ext),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((entry) => textOf(entry) || []) : [];
}

function markdownExtensions(value: unknown): string[] {
  const list = nonBlankText(value)?.toLowerCase().split(',') ?? [];
  const extensions = list.map((extension) => extension.trim().replace(/^\./, '')).filter(Boolean);
  return extensions.length > 0 ? extensions : defaultMarkdownExtensions;
}
