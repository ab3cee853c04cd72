/** The limits of a document. */
export interface Budget {
  /** The maximum number of articles. */
  readonly items: number;
  /** The approximate maximum size in bytes. The first article is included whatever its size. */
  readonly bytes: number;
}

/**
 * How many articles fit into a document.
 *
 * @param sizes bytes of the articles, newest first
 */
export function countWithin(sizes: readonly number[], { items, bytes }: Budget): number {
  let count = 0;
  let total = 0;
  for (const size of sizes) {
    total += size;
    if (count === items || (count > 0 && total > bytes)) break;
    count++;
  }
  return count;
}
