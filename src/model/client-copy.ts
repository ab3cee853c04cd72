/**
 * The copy of a document that a request says the client has: none, any version (`If-None-Match: *`), those
 * with these revisions, or the version that was current at a time.
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
  /** When the document last changed. */
  readonly changedAt: Date;
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
      return changedAt <= copy.time;
  }
}
