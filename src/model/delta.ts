import type { ClientCopy } from './client-copy.ts';

/** What a client lacks of a feed, and what it has. */
export interface Delta {
  /** The revision of the copy that it has. */
  readonly base: number;
  /** Ids of the articles that are new or changed since. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Which articles of a feed a client lacks that has the feed in an earlier revision. It may name one
 * that it has already, and never leaves one out that it has not.
 *
 * @param scope the feed's revision, and from which one on articles alone lead there
 * @param articles the whole feed's
 * @returns undefined where only the whole feed will do, where it is no more, and where nothing of it
 *   is new: a document without items is taken for a failure
 */
export function deltaFor(
  copy: ClientCopy,
  scope: { readonly revision: number; readonly deltaBase: number | null },
  articles: readonly { readonly feedId: string; readonly revision: number }[],
): Delta | undefined {
  const { deltaBase } = scope;
  if (copy.kind !== 'revisions' || deltaBase === null) return undefined;
  const known = copy.revisions.filter((one) => one >= deltaBase && one < scope.revision);
  if (known.length === 0) return undefined;
  const base = Math.max(...known);
  const ids = new Set(articles.filter(({ revision }) => revision > base).map((one) => one.feedId));
  return ids.size > 0 && ids.size < articles.length ? { base, ids } : undefined;
}
