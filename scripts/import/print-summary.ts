import type { ScheduledResponse } from '../../src/model/admin-api.ts';
import { countLine } from '../command/count-line.ts';
import { plural } from '../command/plural.ts';
import { printRemarks } from '../command/remarks.ts';
import { scheduledLine } from '../command/scheduled-line.ts';
import type { Summary } from './tally.ts';

// Posts that are listed per reason without --verbose.
const maxShown = 5;

interface SummaryOptions {
  /** The articles that wait for their dates; null if no article waits. */
  readonly scheduled: ScheduledResponse | null;
  readonly isDryRun: boolean;
  readonly isVerbose: boolean;
}

/** Prints the result of an import: the counts, then the remarks by reason. */
export function printSummary(
  summary: Summary,
  { scheduled, isDryRun, isVerbose }: SummaryOptions,
): void {
  const { problems, skipped, notes, refusal, ...counts } = summary;
  const line = countLine({ ...counts, problems: problems.length, skipped: skipped.length });
  console.log(`${isDryRun ? 'Dry run: ' : ''}${line}`);
  if (scheduled !== null) console.log(`${scheduledLine(scheduled)}.`);
  const max = isVerbose ? Number.POSITIVE_INFINITY : maxShown;
  const isCut = [
    printRemarks('Problem', problems, max),
    printRemarks('Left out', skipped, max),
    printRemarks('Note', notes, max),
  ].includes(true);
  if (summary.pending > 0) {
    console.log(`To be read again by the next import: ${plural(summary.pending, 'post')}.`);
  }
  if (isCut) console.log('--verbose lists them all.');
  if (refusal !== null) console.log(`Refused: ${refusal}`);
  if (isDryRun) console.log('Nothing was sent. Only a real import finds the problems of posts.');
}
