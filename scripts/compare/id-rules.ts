import { isHttpUrl } from '../../src/model/web-url.ts';
import { increment } from '../command/increment.ts';
import type { LiveItem } from './live-feed.ts';
import { comparableUrl, type Match, type Pair } from './match-feed.ts';

/** The kind of id that an item has, for people. */
export function idKind({ id, url }: LiveItem): string {
  if (id === '') return 'none';
  if (id === url || URL.parse(id)?.href === url) return 'the URL of the page (a permalink)';
  if (/^tag:/i.test(id)) return 'tag: URIs';
  if (uuid.test(id)) return 'UUIDs';
  if (!isHttpUrl(id)) return 'other strings';
  if (/[?&]p=\d+/.test(id)) return 'WordPress URLs with the number of a post';
  return comparableUrl(id) === comparableUrl(url) || isInSameFolder(id, url)
    ? "jekyll-feed's (the URL without its extension)"
    : 'URLs other than that of the page';
}

const uuid = /^(?:urn:uuid:)?\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

// Jekyll's id is the folder of the URL, followed by the slug of the file name.
function isInSameFolder(id: string, url: string): boolean {
  const folder = (text: string) => comparableUrl(text).replace(/[^/]*$/, '');
  return folder(id) === folder(url);
}

/** A value of `FEED_ID`, and how many of a feed's items keep their id with it. */
export interface IdRule {
  readonly rule: string;
  readonly kept: number;
}

/** The value of `FEED_ID` that keeps most ids; undefined if none keeps more than the current one. */
export function betterRule({ kept, duplicated }: Match): IdRule | undefined {
  const counts = new Map<string, number>();
  for (const pair of [...kept, ...duplicated]) {
    for (const rule of rulesFor(pair)) increment(counts, rule);
  }
  let best: IdRule = { rule: '', kept: kept.length };
  for (const [rule, count] of counts) if (count > best.kept) best = { rule, kept: count };
  return best.rule === '' ? undefined : best;
}

// The values of `FEED_ID` that give an article the id of the live item.
function rulesFor({ item, ours }: Pair): readonly string[] {
  const rules = [...ours.idsByRule].flatMap(([rule, id]) => (id === item.id ? [rule] : []));
  const tag = tagRule({ item, ours });
  return tag === undefined ? rules : [...rules, tag];
}

// For `tag:example.com,2005:/2026/01/31/title.html`, the rule is `tag:example.com,2005:{path}`.
function tagRule({ item, ours }: Pair): string | undefined {
  const path = URL.parse(ours.url)?.pathname;
  if (!path || !/^tag:/.test(item.id)) return undefined;
  const idPath = URL.parse(ours.idsByRule.get('jekyll') ?? ours.id)?.pathname ?? path;
  const day = new Date(ours.publishedAt ?? 0).toISOString().slice(0, 10);
  const rule = item.id.replace(path, '{path}').replace(idPath, '{id}');
  return /\{(?:path|id)\}/.test(rule) ? rule.replace(day, '{date}') : undefined;
}
