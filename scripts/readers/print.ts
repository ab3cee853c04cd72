import { plural } from '../command/plural.ts';
import { printable } from '../command/printable.ts';
import type { OldAddress } from './old-addresses.ts';
import type { Period } from './polls.ts';
import type { Counts, FeedCounts, ProgramCounts } from './tally.ts';

/** Rows of a table; the others are in the output of `--json`. */
const maxRows = 30;

/** The limits of any count of polls. */
export const notCounted =
  'Not counted: people whose reader names no number, as FreshRSS, Miniflux and programs on a device do; they are among the polls. Somebody who follows two feeds, or one feed in two services, counts twice. A service may name any number.';

/** Prints the feeds, then the programs, as tables whose last column is the name. */
export function printReaders(
  period: Period,
  feeds: readonly FeedCounts[],
  programs: readonly ProgramCounts[],
): void {
  console.log(`Polls in ${printable(period.source)}${timeOf(period)}\n`);
  if (feeds.length === 0) {
    console.log('There are no polls of feeds.');
  } else {
    printTable(
      ['Subscribers', 'Programs', ...countHeads, 'Feed'],
      feeds.map((feed) => [
        subscribersOf(feed),
        number(feed.programs.length),
        ...counts(feed),
        feedName(feed.feed),
      ]),
    );
    console.log('');
    printTable(
      ['Subscribers', 'Feeds', ...countHeads, 'Program'],
      programs.map((each) => [
        subscribersOf(each),
        number(each.feeds),
        ...counts(each),
        printable(each.program),
      ]),
    );
  }
  printOldAddresses(period.oldAddresses ?? []);
  console.log('');
  for (const note of [...period.notes, notCounted]) console.log(note);
}

function printOldAddresses(addresses: readonly OldAddress[]): void {
  if (addresses.length === 0) return;
  console.log('');
  printTable(
    ['Requests', 'Old address, redirected or gone'],
    addresses.map(({ requests, address }) => [number(requests), feedName(address)]),
  );
}

function timeOf({ from, to }: Period): string {
  if (!from || !to) return '';
  const text = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ');
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  return `\n${text(from)} to ${text(to)} UTC, ${days < 0.95 ? 'less than a day' : plural(Math.round(days), 'day')}`;
}

const countHeads = ['Polls', '304', 'Cache hits'];

function counts({ polls, notModified, cacheKnown, hits }: Counts): string[] {
  return [
    number(polls),
    share(notModified, polls),
    cacheKnown === 0 ? '-' : share(hits, cacheKnown),
  ];
}

function subscribersOf({ subscribers }: Counts): string {
  return subscribers === null ? '-' : number(subscribers);
}

function number(count: number): string {
  return Math.round(count).toLocaleString('en');
}

function share(part: number, all: number): string {
  return `${((part / all) * 100).toFixed(0)} %`;
}

/** The path as people read it, unless that would show control or direction characters. */
function feedName(feed: string): string {
  try {
    const text = decodeURIComponent(feed);
    return /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(text) ? printable(feed) : text;
  } catch {
    return printable(feed);
  }
}

function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const shown = [heads, ...rows.slice(0, maxRows)];
  const widths = heads.map((_, column) =>
    Math.max(...shown.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of shown) {
    const cells = row.map((cell, column) =>
      column === heads.length - 1 ? cell : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
  const rest = rows.length - maxRows;
  if (rest > 0) console.log(`and ${rest.toLocaleString('en')} more: --json has all`);
}
