import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';

// Shared by the sources that hold a site as files.

/** Bytes of a file that are read. A larger post is read this far, and then reported as too large. */
export const maxFileBytes = 1_100_000;

/** Bytes of all includes and data files together. */
export const maxSupportBytes = 16_000_000;

/** How many files are fetched at once; a Worker may have six open connections. */
export const maxConcurrentReads = 6;

/** Whether a path is that of a post, and not of a draft. */
export function isSitePost(path: string, postFolders: readonly string[]): boolean {
  return isPostFile(path, postFolders) && !isDraftFile(path);
}

/** Iterates asynchronously over items that are in memory already. */
export async function* asyncIterable<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
