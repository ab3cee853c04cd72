import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';

// What every source that brings a site in files goes by.

/** Bytes of a file that are read: so much that the post is reported as too large, not skipped. */
export const maxFileBytes = 1_100_000;

/** Bytes of includes and data. */
export const maxSupportBytes = 16_000_000;

/** Reads that are under way at the same time: a Worker may have six. */
export const maxConcurrentReads = 6;

/** Whether a file is a post by its place and ending, and no draft. */
export function isSitePost(path: string, postFolders: readonly string[]): boolean {
  return isPostFile(path, postFolders) && !isDraftFile(path);
}

/** Things that are there already, one after the other. */
export async function* each<T>(things: Iterable<T>): AsyncGenerator<T> {
  yield* things;
}
