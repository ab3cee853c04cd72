import { allGenerators } from '../generators/all-generators.ts';
import type { Generator } from '../generators/shared/generator.ts';
import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';
import { maxPostBytes } from '../model/post-file.ts';

// Shared by the sources that hold a site as files.

/** Bytes that are read of a file: more than a post may have, so a post that is too large is noticed. */
export const maxFileBytes = maxPostBytes + 100_000;

/** Bytes of all includes and data files together. */
export const maxSupportBytes = 16_000_000;

/** How many files are fetched at once; a Worker may have six open connections. */
export const maxConcurrentReads = 6;

/**
 * Whether a path is that of a post other than a draft.
 *
 * @param generator whose site it is; undefined if it is not known yet
 */
export function isSitePost(
  path: string,
  postFolders: readonly string[],
  generator: Generator | undefined,
): boolean {
  const generators = generator ? [generator] : allGenerators;
  return generators.some((one) => one.isPost(path, postFolders)) && !isDraftFile(path);
}

/**
 * Whether a path may be that of a document of a collection, if the configuration of the site is not known yet:
 * text in a folder such as `_recipes`.
 */
export function mayBeDocument(path: string): boolean {
  const folder = /(?:^|\/)(_[^/]+)\//.exec(path)?.[1];
  return folder !== undefined && !notCollections.has(folder) && isPostFile(path, [folder]);
}

const notCollections = new Set(
  '_posts _drafts _includes _layouts _data _sass _site _plugins'.split(' '),
);

/** Iterates asynchronously over items that are in memory already. */
export async function* asyncIterable<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
