import { printable } from '../command/printable.ts';
import { betterRule, idKind } from './id-rules.ts';
import type { FeedItem } from './live-feed.ts';
import type { Match, Pair } from './match-feed.ts';

/** Says what kinds of ids the items of a feed have. */
export function printIdKinds(items: readonly FeedItem[]): void {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(idKind(item), (counts.get(idKind(item)) ?? 0) + 1);
  for (const [kind, count] of counts) console.log(`Ids     ${count}: ${kind}`);
}

/**
 * Says what becomes of the items of a feed, and which `FEED_ID` would keep more of them.
 *
 * @param most how many examples are shown
 */
export function printMatch(match: Match, most: number): void {
  const { kept, twice, absent } = match;
  const counts = `${kept.length} keep their id, ${twice.length} would come twice`;
  console.log(`Here    ${counts}, ${absent.length} are not here`);
  const better = betterRule(match);
  if (better) {
    const all = kept.length + twice.length;
    console.log(`Advice  FEED_ID=${printable(better.rule)} keeps ${better.kept} of ${all}.`);
    console.log('        Set it before the first import: an id never changes after that.');
  } else if (twice.length > 0) console.log('Advice  no value of FEED_ID keeps more.');
  if (kept.length + twice.length === 0) console.log('        Is it a feed of this site?');
  printExamples('Would come twice', twice.map(both), most);
  printExamples('Not here', absent.map(named), most);
}

function printExamples(title: string, lines: readonly string[], most: number): void {
  if (lines.length === 0) return;
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines.slice(0, most)) console.log(`  ${printable(line)}`);
  if (lines.length > most) console.log(`  ... and ${lines.length - most} more; --all shows them`);
}

function both({ item, ours }: Pair): string {
  return `${named(item)}\n    now       ${item.id}\n    Feedmill  ${ours.id}`;
}

function named({ title, url, id }: FeedItem): string {
  return title || url || id;
}
