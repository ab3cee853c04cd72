import { stripVTControlCharacters } from 'node:util';
import type { Remark, Summary } from './tally.ts';

// Lines of one kind before the rest is only counted.
const most = 20;

/** Prints what an import came to. */
export function printSummary(summary: Summary, isDryRun: boolean): void {
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
  printRemarks('Problem', problems);
  printRemarks('Left out', skipped);
  printRemarks('Note', notes);
  if (isDryRun) console.log('Nothing was sent; problems show when posts are read.');
}

function printRemarks(label: string, remarks: readonly Remark[]): void {
  for (const { path, note } of remarks.slice(0, most)) {
    console.log(`  ${label}: ${printable(path === '' ? note : `${path}: ${note}`)}`);
  }
  if (remarks.length > most) console.log(`  ... and ${remarks.length - most} more`);
}

// A file's name may hold anything; a terminal must not obey it.
function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}/gu, '?');
}
