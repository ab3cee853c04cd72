/**
 * The copy of a document that a request says the client has: none, any version (`If-None-Match: *`), those
 * with these revisions, or one that was served at a time or has it as its `Last-Modified`.
 */
export type ClientCopy =
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | { readonly kind: 'revisions'; readonly revisions: readonly number[] }
  | { readonly kind: 'since'; readonly time: Date };

/** Identifies a version of a document. */
export interface Version {
  /** Differs whenever the document does. */
  readonly revision: number;
  /**
   * When the document last changed; undefined if no date identifies this version, because Workers with
   * another configuration are serving the document too.
   */
  readonly changedAt: Date | undefined;
}

/** Whether the client's copy is this version of the document. */
export function isCurrentCopy(copy: ClientCopy, { revision, changedAt }: Version): boolean {
  switch (copy.kind) {
    case 'none':
      return false;
    case 'any':
      return true;
    case 'revisions':
      return copy.revisions.includes(revision);
    case 'since':
      // A version that was served in the second of the change may be the former one.
      return changedAt !== undefined && changedAt < copy.time;
  }
}
