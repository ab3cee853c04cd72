/**
 * What a client says it has of a document: any version at all (`If-None-Match: *`), versions with
 * these revisions of the scope, or whatever was current at a time.
 */
export type ClientCopy =
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | { readonly kind: 'revisions'; readonly revisions: readonly number[] }
  | { readonly kind: 'since'; readonly time: Date };
