import type { Layout } from './post-path.ts';
import { defaultMarkdownEndings } from './post-path.ts';
import { filledText, textOf, type Values } from './values.ts';

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
export function layoutOf(values: Values, postFolders: readonly string[]): Layout {
  const include = textsOf(values.include);
  const exclude = [...textsOf(values.exclude), ...alwaysExcluded];
  return {
    postFolders,
    source: folderOf(values.source),
    collectionsDir: folderOf(values.collections_dir),
    exclude: exclude.filter((pattern) => !include.includes(pattern)),
    include,
    markdownEndings: markdownEndings(values.markdown_ext),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((entry) => textOf(entry) || []) : [];
}

// `.` and `./` are the root; what lies outside it cannot be meant.
function folderOf(value: unknown): string {
  const path = filledText(value)?.replace(/^(?:\.?\/)+|\/+$/g, '') ?? '';
  return path === '.' || path.split('/').includes('..') ? '' : path;
}

function markdownEndings(value: unknown): string[] {
  const written = filledText(value)?.toLowerCase().split(',') ?? [];
  const endings = written.map((ending) => ending.trim().replace(/^\./, '')).filter(Boolean);
  return endings.length > 0 ? endings : defaultMarkdownEndings;
}
