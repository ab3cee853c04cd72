/** The outcomes of the posts of a run, counted. */
interface OutcomeCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly problems: number;
  readonly skipped: number;
}

/** Formats counts as `3 new, 1 changed, 20 unchanged, 0 withdrawn, 0 problems`, and skipped posts if any. */
export function countLine(counts: OutcomeCounts): string {
  const { created, changed, unchanged, withdrawn, problems, skipped } = counts;
  return [
    `${created} new`,
    `${changed} changed`,
    `${unchanged} unchanged`,
    `${withdrawn} withdrawn`,
    `${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    ...(skipped > 0 ? [`${skipped} left out`] : []),
  ].join(', ');
}
