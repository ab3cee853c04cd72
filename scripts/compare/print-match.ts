import { increment } from '../command/increment.ts';
import { printable } from '../command/printable.ts';
import { betterRule, idKind } from './id-rules.ts';
import type { LiveItem } from './live-feed.ts';
import type { Match, Pair } from './match-feed.ts';
import { printList } from './print-list.ts';

/** Prints the kinds of ids in a feed, each with the number of items that have it. */
export function printIdKinds(items: readonly LiveItem[]): void {
  const counts = new Map<string, number>();
  for (const item of items) increment(counts, idKind(item));
  for (const [kind, count] of counts) console.log(`Ids     ${count}: ${kind}`);
}

/**
 * Prints what will happen to the items of a feed, and which `FEED_ID` would keep more ids.
 *
 * @param maxExamples how many items of each kind are listed
 */
export function printMatch(match: Match, maxExamples: number): void {
  const { kept, duplicated, absent } = match;
  const counts = `${kept.length} keep their id, ${duplicated.length} would appear twice`;
  console.log(`Match   ${counts}, ${absent.length} are missing`);
  const better = betterRule(match);
  if (better) {
    const all = kept.length + duplicated.length;
    console.log(`Advice  FEED_ID=${printable(better.rule)} keeps ${better.kept} of ${all}.`);
    console.log('        Set it before the first import: an id never changes after that.');
  } else if (duplicated.length > 0) console.log('Advice  no value of FEED_ID keeps more.');
  if (kept.length + duplicated.length === 0) console.log('        Is it a feed of this site?');
  printList('Would appear twice', duplicated.map(bothIds), maxExamples);
  printList('Missing from Feedmill', absent.map(nameOf), maxExamples);
}

function bothIds({ item, ours }: Pair): string {
  return `${nameOf(item)}\n    now       ${item.id}\n    Feedmill  ${ours.id}`;
}

function nameOf({ title, url, id }: LiveItem): string {
  return title || url || id;
}
