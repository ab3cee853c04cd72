import * as v from 'valibot';

/** How far a feed has been read: its mark. Validators are as the server wrote them. */
export interface FeedCursor {
  readonly etag: string | null;
  readonly modified: string | null;
  /** Digest of the document, for a server without validators. */
  readonly digest: string;
  /** Where the next look goes on; undefined where all has been read. */
  readonly next?: string | undefined;
  /** How many documents have been read up to there. */
  readonly pages?: number | undefined;
  /** Whether known items end the walk: they do not where all must be read. */
  readonly isUpdate?: boolean | undefined;
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    etag: v.nullable(v.string()),
    modified: v.nullable(v.string()),
    digest: v.string(),
    next: v.optional(v.string()),
    pages: v.optional(v.number()),
    isUpdate: v.optional(v.boolean()),
  }),
);

/** Reads a mark; undefined for none, and for one that another version has left. */
export function parseFeedCursor(cursor: string | null): FeedCursor | undefined {
  const read = v.safeParse(schema, cursor);
  return read.success ? read.output : undefined;
}
