/** A range of numbers of articles, like 100 to 999. */
export interface SizeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Groups scopes by the number of digits of their numbers of articles. Unlike initial letters, that works for every
 * script, and keeps the largest first.
 *
 * @param scopes the largest first
 */
export function bySize<Sized extends { readonly articleCount: number }>(
  scopes: readonly Sized[],
): { readonly size: SizeRange; readonly scopes: readonly Sized[] }[] {
  const groups = Map.groupBy(scopes, ({ articleCount }) => String(articleCount).length);
  return [...groups].map(([digits, members]) => ({
    size: { from: 10 ** (digits - 1), to: 10 ** digits - 1 },
    scopes: members,
  }));
}
