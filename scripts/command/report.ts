import { isReason, reasons } from '../../src/model/reasons.ts';
import { printable } from './printable.ts';
import type { Remark, Summary } from './tally.ts';

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

/** Prints remarks under their reasons, and says whether some were only counted. */
export function printRemarks(label: string, remarks: readonly Remark[], most: number): boolean {
  const groups = Map.groupBy(
    remarks.flatMap((remark) => remark.reasons.split(' ').map((reason) => ({ reason, remark }))),
    ({ reason }) => reason,
  );
  let isCut = false;
  for (const [reason, group] of groups) {
    const heading = isReason(reason) ? ` (${reason}): ${reasons[reason]}` : '';
    console.log(`  ${label}${heading}, ${group.length}`);
    for (const { remark } of group.slice(0, most)) {
      const { path, note } = remark;
      console.log(`    ${printable(path === '' ? note : `${path}: ${note}`)}`);
    }
    if (group.length <= most) continue;
    console.log(`    ... and ${group.length - most} more`);
    isCut = true;
  }
  return isCut;
}
