import * as v from 'valibot';

/** How far a feed has been read. The validators and the digest are those of its newest document. */
export interface FeedCursor {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** For servers that send no validators. */
  readonly digest: string;
  /** The URL that the next scan starts from; undefined if everything has been read. */
  readonly next?: string | undefined;
  /** Whether a document links to `next`. */
  readonly isNextLinked?: boolean | undefined;
  /** The number of documents that have been read before `next`. */
  readonly pages?: number | undefined;
  /** Whether to stop at a document without new or changed items. A first import reads everything. */
  readonly isUpdate?: boolean | undefined;
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    etag: v.nullable(v.string()),
    lastModified: v.nullable(v.string()),
    digest: v.string(),
    next: v.optional(v.string()),
    isNextLinked: v.optional(v.boolean()),
    pages: v.optional(v.number()),
    isUpdate: v.optional(v.boolean()),
  }),
);

/** Parses a cursor; undefined if there is none, or if another version stored it. */
export function parseFeedCursor(cursor: string | null): FeedCursor | undefined {
  const parsed = v.safeParse(schema, cursor);
  return parsed.success ? parsed.output : undefined;
}
