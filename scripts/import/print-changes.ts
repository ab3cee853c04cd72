import { printable } from '../command/printable.ts';
import type { Remark } from '../command/remarks.ts';
import type { Summary } from './tally.ts';

// Names in a line, and remarks of a kind.
const maxShown = 5;

/**
 * Prints the result of a small import in one line, like `1 changed: _posts/2026-01-01-a.md`, or nothing
 * if nothing has changed.
 *
 * @param deleted the paths of deleted posts
 * @param causes files that are not posts, because of which the whole site was read
 */
export function printChanges(
  { created, changed, withdrawn, changedPaths, refusal }: Summary,
  deleted: readonly string[],
  causes: readonly string[],
): void {
  const counts = [
    ...(created > 0 ? [`${created} new`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
  ];
  if (causes.length > 0) {
    const result = counts.length > 0 ? counts.join(', ') : 'no article changed';
    console.log(printable(`${names(causes)}: ${result}`));
  } else if (counts.length > 0) {
    const paths = [...changedPaths, ...(withdrawn > 0 ? deleted : [])];
    console.log(printable(`${counts.join(', ')}: ${names(paths)}`));
  }
  if (refusal !== null) console.log(`Refused: ${refusal}`);
}

/** Prints remarks, a line for each. */
export function printNews(label: string, remarks: readonly Remark[]): void {
  for (const { path, note } of remarks.slice(0, maxShown)) {
    console.log(printable(`${label}: ${path === '' ? note : `${path}: ${note}`}`));
  }
  const more = remarks.length - maxShown;
  if (more > 0) console.log(`... and ${more} more`);
}

function names(paths: readonly string[]): string {
  const more = paths.length - maxShown;
  return paths.slice(0, maxShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
