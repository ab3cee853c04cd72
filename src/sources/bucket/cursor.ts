import { digest } from '../../model/digest.ts';

/** Digests of the paths and ETags of a listing. */
export interface BucketCursor {
  readonly posts: string;
  readonly siteFiles: string;
}

/** Formats a cursor as the database stores it. */
export function formatCursor({ posts, siteFiles }: BucketCursor): string {
  return `${posts}.${siteFiles}`;
}

// Their paths and ETags may be in memory as one text.
const filesPerText = 10_000;

/** A digest of the paths and ETags of files; of many, the digest of the digests of their parts. */
export async function digestOf(
  files: readonly { readonly path: string; readonly etag: string }[],
): Promise<string> {
  const parts: string[] = [];
  for (let start = 0; start === 0 || start < files.length; start += filesPerText) {
    const part = files.slice(start, start + filesPerText);
    const text = part.map(({ path, etag }) => `${path}\n${etag}\n`).join('');
    parts.push((await digest(text)).slice(0, 32));
  }
  const [only = ''] = parts;
  return parts.length === 1 ? only : (await digest(parts.join(''))).slice(0, 32);
}
