import type { PostFile } from '../model/post-file.ts';
import { permalinkOnly } from './linked-page.ts';

/**
 * What a file is for the posts of its site: an include, a file beside posts that `include_relative` shows,
 * a data file, or a page that posts link to.
 */
export type SupportKind = 'include' | 'partial' | 'data' | 'page';

// The directory before `_includes` or `_data` may be Jekyll's `source`.
const supportPath = /^(?:[^/]+\/)?(_includes|_data)\/(.+)$/;
const dataExtensions = /\.(?:ya?ml|json|csv|tsv)$/i;

// Texts that posts may show as they are, such as code.
const partialExtensions =
  /\.(?:md|markdown|txt|html?|xml|svg|csv|tsv|json|ya?ml|toml|js|ts|css|scss|py|rb|sh|go|rs|java|kt|c|h|cpp|cs|php|sql|r|liquid)$/i;
const pageExtensions = /\.(?:md|markdown|html)$/i;

/** Returns what a file is for the posts of its site; undefined if they do not use it. */
export function supportKindOf(path: string): SupportKind | undefined {
  const parts = path.split('/');
  if (parts.some((part) => /^\.|^(?:node_modules|_site|vendor)$/.test(part))) return undefined;
  const [, folder] = supportPath.exec(path) ?? [];
  if (folder === '_includes') return 'include';
  if (folder === '_data') return dataExtensions.test(path) ? 'data' : undefined;
  if (parts.slice(0, -1).includes('_posts')) {
    const isPost = /^\d+-\d+-\d+-/.test(parts.at(-1) ?? '');
    return !isPost && partialExtensions.test(path) ? 'partial' : undefined;
  }
  const isPage = pageExtensions.test(path) && !parts.some((part) => part.startsWith('_'));
  return isPage ? 'page' : undefined;
}

/** Whether posts may be rendered with a file. */
export function isSupportFile(path: string): boolean {
  return supportKindOf(path) !== undefined;
}

/** Reduces a file to what posts use of it; undefined if that is nothing. */
export function usedPart(file: PostFile): PostFile | undefined {
  return supportKindOf(file.path) === 'page' ? permalinkOnly(file) : file;
}

// Includes come first: without them, posts lack text. Pages are small, and few of them are linked.
const kinds: readonly SupportKind[] = ['include', 'partial', 'data', 'page'];

/** Compares two support files by how much posts need them, then by path. */
export function bySupportKind(a: { readonly path: string }, b: { readonly path: string }): number {
  const rank = ({ path }: { readonly path: string }) =>
    kinds.indexOf(supportKindOf(path) ?? 'page');
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
