import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';
import { maxPostBytes } from '../model/post-file.ts';

// Shared by the sources that hold a site as files.

/** Bytes that are read of a file: more than a post may have, so a post that is too large is noticed. */
export const maxFileBytes = maxPostBytes + 100_000;

/** Bytes of all includes and data files together. */
export const maxSupportBytes = 16_000_000;

/** How many files are fetched at once; a Worker may have six open connections. */
export const maxConcurrentReads = 6;

/** Whether a path is that of a post other than a draft. */
export function isSitePost(path: string, postFolders: readonly string[]): boolean {
  return isPostFile(path, postFolders) && !isDraftFile(path);
}

/** Iterates asynchronously over items that are in memory already. */
export async function* asyncIterable<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
