import type { ClientCopy } from './client-copy.ts';

/** The articles of a feed that a client's copy lacks. */
export interface Delta {
  /** The revision of the client's copy. */
  readonly base: number;
  /** Feed ids of the articles that are new or changed since then. */
  readonly ids: ReadonlySet<string>;
}

/**
 * The articles that a client with an earlier revision of a feed lacks. The delta may include an article
 * that the client already has, but never omits one that it lacks.
 *
 * @param scope `deltaBase` is the oldest revision for which a delta is possible
 * @param articles all articles of the feed
 * @returns undefined if the client needs the whole feed, if the delta would be the whole feed, or if it
 *   would be empty: readers treat a document without items as a failure
 */
export function deltaFor(
  copy: ClientCopy,
  scope: { readonly revision: number; readonly deltaBase: number | null },
  articles: readonly { readonly feedId: string; readonly revision: number }[],
): Delta | undefined {
  const { deltaBase } = scope;
  if (copy.kind !== 'revisions' || deltaBase === null) return undefined;
  const bases = copy.revisions.filter((base) => base >= deltaBase && base < scope.revision);
  if (bases.length === 0) return undefined;
  const base = Math.max(...bases);
  const newer = articles.filter(({ revision }) => revision > base);
  const ids = new Set(newer.map(({ feedId }) => feedId));
  return ids.size > 0 && ids.size < articles.length ? { base, ids } : undefined;
}
