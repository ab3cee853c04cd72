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

/** A digest of the paths and ETags of files. */
export async function digestOf(
  files: readonly { readonly path: string; readonly etag: string }[],
): Promise<string> {
  const text = files.map(({ path, etag }) => `${path}\n${etag}\n`).join('');
  return (await digest(text)).slice(0, 32);
}
