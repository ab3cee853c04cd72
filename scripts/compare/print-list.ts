import { printable } from '../command/printable.ts';

/**
 * Prints a title, the number of lines, and the first `maxLines` of them. Prints nothing if there are no
 * lines.
 */
export function printList(title: string, lines: readonly string[], maxLines: number): void {
  if (lines.length === 0) return;
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines.slice(0, maxLines)) console.log(`  ${printable(line)}`);
  const left = lines.length - maxLines;
  if (left > 0) console.log(`  ... and ${left} more; --all shows them`);
}
