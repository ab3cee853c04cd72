import { isReason, reasons } from '../../src/model/reasons.ts';
import { printable } from './printable.ts';

/** A remark on a post, or on the site if the path is empty. */
export interface Remark {
  readonly path: string;
  readonly note: string;
  /** Reason codes (`src/model/reasons.ts`), separated by spaces. */
  readonly reasons: string;
}

/**
 * Prints remarks grouped by reason.
 *
 * @param label the kind of the remarks, like `Problem`
 * @param maxShown how many remarks per reason are printed; the rest are counted
 * @returns whether any were not printed
 */
export function printRemarks(label: string, remarks: readonly Remark[], maxShown: number): boolean {
  const groups = Map.groupBy(
    remarks.flatMap((remark) => remark.reasons.split(' ').map((reason) => ({ reason, remark }))),
    ({ reason }) => reason,
  );
  let isCut = false;
  for (const [reason, group] of groups) {
    const heading = isReason(reason) ? ` (${reason}): ${reasons[reason]}` : '';
    console.log(`  ${label}${heading}, ${group.length}`);
    for (const { remark } of group.slice(0, maxShown)) {
      const { path, note } = remark;
      console.log(`    ${printable(path === '' ? note : `${path}: ${note}`)}`);
    }
    if (group.length <= maxShown) continue;
    console.log(`    ... and ${group.length - maxShown} more`);
    isCut = true;
  }
  return isCut;
}
