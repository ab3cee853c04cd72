import type { PostFile } from '../model/post-file.ts';
import { permalinkOnly } from './linked-page.ts';
import type { SupportFolders } from './site-structure.ts';

/**
 * The role of a file for the posts of its site: an include, a file beside posts that `include_relative` shows,
 * a data file, or a page that posts link to.
 */
export type SupportKind = 'include' | 'partial' | 'data' | 'page';

// The folders before may be Jekyll's `source`.
const anyFolder = /(?:^|\/)(_includes|_data)\//;
const dataExtensions = /\.(?:ya?ml|json|csv|tsv)$/i;

// Texts that posts may show as they are, such as code.
const partialExtensions =
  /\.(?:md|markdown|txt|html?|xml|svg|csv|tsv|json|ya?ml|toml|js|ts|css|scss|py|rb|sh|go|rs|java|kt|c|h|cpp|cs|php|sql|r|liquid)$/i;
const pageExtensions = /\.(?:md|markdown|html)$/i;

/**
 * Returns what a file is for the posts of its site; undefined if they do not use it.
 *
 * @param folders undefined before the configuration is known: `_includes` and `_data` may then be in any folder
 */
export function supportKindOf(path: string, folders?: SupportFolders): SupportKind | undefined {
  const parts = path.split('/');
  if (parts.some((part) => /^\.|^(?:node_modules|_site|vendor)$/.test(part))) return undefined;
  const folder = folders ? folderOf(path, folders) : folderNames[anyFolder.exec(path)?.[1] ?? ''];
  if (folder === 'include') return 'include';
  if (folder === 'data') return dataExtensions.test(path) ? 'data' : undefined;
  if (parts.slice(0, -1).includes('_posts')) {
    const isPost = /^\d+-\d+-\d+-/.test(parts.at(-1) ?? '');
    return !isPost && partialExtensions.test(path) ? 'partial' : undefined;
  }
  const isPage = pageExtensions.test(path) && !parts.some((part) => part.startsWith('_'));
  return isPage ? 'page' : undefined;
}

const folderNames: Readonly<Record<string, 'include' | 'data'>> = {
  _includes: 'include',
  _data: 'data',
};

function folderOf(path: string, folders: SupportFolders): 'include' | 'data' | undefined {
  const below = pathBelowSource(path, folders) ?? '';
  if (below.startsWith(`${folders.includesDir}/`)) return 'include';
  return below.startsWith(`${folders.dataDir}/`) ? 'data' : undefined;
}

/** The path from Jekyll's `source`; undefined for a file outside of it. */
export function pathBelowSource(path: string, { source }: SupportFolders): string | undefined {
  if (source === '') return path;
  return path.startsWith(`${source}/`) ? path.slice(source.length + 1) : undefined;
}

/** Whether posts may be rendered with a file. The configuration need not be known. */
export function isSupportFile(path: string): boolean {
  return supportKindOf(path) !== undefined;
}

/** Reduces a file to what posts use of it; undefined if that is nothing. */
export function usedPart(file: PostFile, folders?: SupportFolders): PostFile | undefined {
  const kind = supportKindOf(file.path, folders);
  if (kind === 'page') return permalinkOnly(file);
  return kind && file;
}

// Includes come first: without them, posts lack text. Pages are small, and few of them are linked.
const kinds: readonly SupportKind[] = ['include', 'partial', 'data', 'page'];

interface WithPath {
  readonly path: string;
}

/** Makes a function that compares two support files by how much posts need them, then by path. */
export function bySupportKind(folders?: SupportFolders): (a: WithPath, b: WithPath) => number {
  const rank = ({ path }: WithPath) => kinds.indexOf(supportKindOf(path, folders) ?? 'page');
  return (a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
