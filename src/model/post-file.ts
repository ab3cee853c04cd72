import { concatBytes } from './bytes.ts';

/** The path of a site's configuration. */
export const configName = '_config.yml';

/** A file of a source. */
export interface PostFile {
  /** Relative to the site's root, with `/` as the separator. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modifiedAt: Date;
}

/** A file with its Git blob id. */
export interface HashedFile extends PostFile {
  readonly hash: string;
}

/** A file without its bytes. */
export interface PostHash {
  readonly path: string;
  /** Its Git blob id. */
  readonly hash: string;
}

/**
 * The id that Git gives to a file with these bytes: the SHA-1 of a header and the bytes. Git hosts list it
 * for every file, which tells whether a post has changed without fetching it.
 */
export async function gitBlobId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  return hex(await crypto.subtle.digest('SHA-1', concatBytes([header, bytes])));
}

export async function withHash(file: PostFile): Promise<HashedFile> {
  return { ...file, hash: await gitBlobId(file.bytes) };
}

/** The SHA-256 of a text, in 64 hexadecimal digits. */
export async function digest(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
