import { nonBlankText, textOf, type Values } from './values.ts';

/** Where a site keeps its posts, as its configuration and the publisher say. */
export interface SiteStructure {
  /** Further folders that are like `_posts`: a name, or a path from the site's root. */
  readonly postFolders: readonly string[];
  /** The folder that Jekyll takes for the site's root; empty for the root itself. */
  readonly source: string;
  /** The folder that all posts lie below; empty where they may be anywhere. */
  readonly collectionsDir: string;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  /** Endings of Markdown, in lower case, without the dot. */
  readonly markdownExtensions: readonly string[];
}

/** The endings of Markdown in Jekyll 4. */
export const defaultMarkdownExtensions = ['markdown', 'mkdown', 'mkdn', 'mkd', 'md'];

// What Jekyll 4 leaves out whatever a site says.
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

/** Where a configuration says that posts are. */
export function siteStructure(values: Values, postFolders: readonly string[]): SiteStructure {
  const include = textsOf(values.include);
  const exclude = [...textsOf(values.exclude), ...alwaysExcluded];
  return {
    postFolders,
    source: folderOf(values.source),
    collectionsDir: folderOf(values.collections_dir),
    exclude: exclude.filter((pattern) => !include.includes(pattern)),
    include,
    markdownExtensions: markdownExtensions(values.markdown_ext),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((entry) => textOf(entry) || []) : [];
}

// `.` and `./` are the root; what lies outside it cannot be meant.
function folderOf(value: unknown): string {
  const path = nonBlankText(value)?.replace(/^(?:\.?\/)+|\/+$/g, '') ?? '';
  return path === '.' || path.split('/').includes('..') ? '' : path;
}

function markdownExtensions(value: unknown): string[] {
  const written = nonBlankText(value)?.toLowerCase().split(',') ?? [];
  const endings = written.map((ending) => ending.trim().replace(/^\./, '')).filter(Boolean);
  return endings.length > 0 ? endings : defaultMarkdownExtensions;
}
