import { printRemarks } from '../command/remarks.ts';
import type { Summary } from './tally.ts';

// Posts that are named for one reason before the rest is only counted.
const most = 5;

/** How a summary is printed. */
export interface ReportOptions {
  /** Whether nothing was sent. */
  readonly isDryRun: boolean;
  /** Whether every post is named. */
  readonly isVerbose: boolean;
}

/** Prints what an import came to: the counts, then what there is to say, by its reason. */
export function printSummary(summary: Summary, { isDryRun, isVerbose }: ReportOptions): void {
  const { created, changed, unchanged, withdrawn, problems, skipped, notes } = summary;
  const counts = [
    `${created} new`,
    `${changed} changed`,
    `${unchanged} unchanged`,
    `${withdrawn} withdrawn`,
    `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
    ...(skipped.length > 0 ? [`${skipped.length} left out`] : []),
  ];
  console.log(`${isDryRun ? 'It would be: ' : ''}${counts.join(', ')}`);
  const shown = isVerbose ? Number.POSITIVE_INFINITY : most;
  const isCut = [
    printRemarks('Problem', problems, shown),
    printRemarks('Left out', skipped, shown),
    printRemarks('Note', notes, shown),
  ].includes(true);
  if (isCut) console.log('--verbose lists them all.');
  if (isDryRun) console.log('Nothing was sent; problems show when posts are read.');
}
