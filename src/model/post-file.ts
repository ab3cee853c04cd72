import { concatBytes, hex } from './bytes.ts';

/** The maximum size of a post, in bytes. */
export const maxPostBytes = 1_000_000;

/** A file of a source. */
export interface PostFile {
  /** Relative to the site's root, with `/` as the separator. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modifiedAt: Date;
}

/** A file with its content id. */
export interface HashedFile extends PostFile {
  /** The Git blob id; in sources that have none, `r2:` or `feed:` and a digest. */
  readonly hash: string;
}

/** Finds the sizes, in bytes, of a site's audio files, videos and so on. Files that do not exist are left out. */
export type FileSizes = (paths: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** A file without its bytes. */
export interface PostHash {
  readonly path: string;
  /** See {@link HashedFile}. */
  readonly hash: string;
}

/**
 * Leaves out files whose path has come before: an archive may have a path twice, and a file may be listed for two
 * reasons, such as configuration and data.
 */
export function oncePerPath(files: readonly PostFile[]): PostFile[] {
  const paths = new Set<string>();
  return files.filter(({ path }) => !paths.has(path) && paths.add(path));
}

/**
 * Computes Git's id of a file with these bytes: the SHA-1 of a header and the bytes. Git hosts list the ids
 * of all files, so an unchanged post need not be fetched.
 */
export async function gitBlobId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  return hex(await crypto.subtle.digest('SHA-1', concatBytes([header, bytes])));
}

export async function withHash(file: PostFile): Promise<HashedFile> {
  return { ...file, hash: await gitBlobId(file.bytes) };
}
