import type { FeedItem } from './live-feed.ts';
import { type Match, type Pair, pageOf } from './match-feed.ts';

/** What kind of id an item has, in words. */
export function idKind({ id, url }: FeedItem): string {
  if (id === '') return 'none';
  if (id === url) return 'the address of the page (a permalink)';
  if (/^tag:/i.test(id)) return 'tag: URIs';
  if (uuid.test(id)) return 'UUIDs';
  if (!/^https?:/i.test(id)) return 'names of another kind';
  if (/[?&]p=\d+/.test(id)) return "WordPress's addresses by number";
  return pageOf(id) === pageOf(url) || isSibling(id, url)
    ? "jekyll-feed's (the address without its ending)"
    : 'addresses other than the page';
}

const uuid = /^(?:urn:uuid:)?\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

// Jekyll's id is the folder of the address and the name of the file.
function isSibling(id: string, url: string): boolean {
  const folder = (address: string) => pageOf(address).replace(/[^/]*$/, '');
  return folder(id) === folder(url);
}

/** A value of `FEED_ID`, and how many of a feed's items keep their id under it. */
export interface IdRule {
  readonly rule: string;
  readonly kept: number;
}

/** The value of `FEED_ID` that keeps most ids, if one keeps more than are kept now. */
export function betterRule({ kept, twice }: Match): IdRule | undefined {
  const counts = new Map<string, number>();
  for (const pair of [...kept, ...twice]) {
    for (const rule of rulesFor(pair)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  let best: IdRule = { rule: '', kept: kept.length };
  for (const [rule, count] of counts) if (count > best.kept) best = { rule, kept: count };
  return best.rule === '' ? undefined : best;
}

function rulesFor({ item, ours }: Pair): readonly string[] {
  const rules = [...ours.otherIds].flatMap(([rule, id]) => (id === item.id ? [rule] : []));
  const tag = tagRule({ item, ours });
  return tag === undefined ? rules : [...rules, tag];
}

// `tag:example.com,2005:/2026/01/31/title.html` is made by `tag:example.com,2005:{path}`.
function tagRule({ item, ours }: Pair): string | undefined {
  const path = URL.parse(ours.url)?.pathname;
  if (!path || !/^tag:/.test(item.id)) return undefined;
  const id = URL.parse(ours.otherIds.get('jekyll') ?? ours.id)?.pathname ?? path;
  const day = new Date(ours.publishedAt ?? 0).toISOString().slice(0, 10);
  const named = item.id.replace(path, '{path}').replace(id, '{id}');
  return /\{(?:path|id)\}/.test(named) ? named.replace(day, '{date}') : undefined;
}
