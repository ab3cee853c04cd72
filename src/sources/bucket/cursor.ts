/** Digests of the paths and ETags of files in a bucket. */
export interface BucketCursor {
  /** Of all files that posts, their configuration and what they are rendered with may be in. */
  readonly files: string;
  readonly config: string;
  readonly support: string;
}

/** Formats a cursor as the database stores it. */
export function formatCursor({ files, config, support }: BucketCursor): string {
  return `${files}.${config}.${support}`;
}

/**
 * Parses a stored cursor. If no cursor is stored, or an older version has written it, its digests differ from those of any
 * list.
 */
export function parseCursor(cursor: string | null): BucketCursor {
  const [files = '', config = '', support = ''] = cursor?.split('.') ?? [];
  return { files, config, support };
}
