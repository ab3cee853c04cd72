/**
 * What a client says it has of a document: any version at all (`If-None-Match: *`), versions with
 * these revisions of the scope, or whatever was current at a time.
 */
export type ClientCopy =
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | { readonly kind: 'revisions'; readonly revisions: readonly number[] }
  | { readonly kind: 'since'; readonly time: Date };

/** What tells one state of a document from another. */
export interface Version {
  /** Differs wherever the document does. */
  readonly revision: number;
  /** When the document changed last. */
  readonly changedAt: Date;
}

/** Whether a client has a document in this version. */
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
