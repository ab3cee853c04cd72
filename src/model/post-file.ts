/** The file that holds a site's configuration, at its root. */
export const configName = '_config.yml';

/** A file as a source brings it. */
export interface PostFile {
  /** From the site's root, with `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modifiedAt: Date;
}

/** A file with its Git blob id. */
export interface HashedFile extends PostFile {
  readonly hash: string;
}

/** A file without what is in it. */
export interface PostHash {
  readonly path: string;
  /** Its Git blob id. */
  readonly hash: string;
}

/**
 * The id that Git gives to a file with these bytes: SHA-1 of a header and the bytes. Every Git host
 * lists it for every file, so a post can be known to be unchanged without being fetched.
 */
export async function gitBlobId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(header.length + bytes.length);
  whole.set(header);
  whole.set(bytes, header.length);
  return hex(await crypto.subtle.digest('SHA-1', whole));
}

/** The file with its Git blob id. */
export async function hashed(file: PostFile): Promise<HashedFile> {
  return { ...file, hash: await gitBlobId(file.bytes) };
}

/** SHA-256 of a text, in 64 hexadecimal digits. */
export async function digest(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
