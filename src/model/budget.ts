/** The limits of a document. */
export interface Budget {
  /** The maximum number of articles. */
  readonly items: number;
  /** The approximate maximum size in bytes. The first article is always included. */
  readonly bytes: number;
  /** The limits that replace these if the articles are episodes of a podcast. */
  readonly podcast?: Budget;
}

/**
 * Counts the newest articles that fit into a document.
 *
 * @param sizes the sizes of the articles in bytes, newest first
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
