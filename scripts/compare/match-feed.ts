import type { LiveItem } from './live-feed.ts';

/** An article as Feedmill has it, or would have it after an import. */
export interface OurItem extends LiveItem {
  /** The ids that it would have with values of `FEED_ID`, by value. */
  readonly idsByRule: ReadonlyMap<string, string>;
}

/** An item of the live feed, and the same article in Feedmill. */
export interface Pair {
  readonly item: LiveItem;
  readonly ours: OurItem;
}

/** The items of a live feed, by what feed readers will do with them. */
export interface Match {
  /** Items with the same id in Feedmill. Readers notice nothing. */
  readonly kept: readonly Pair[];
  /** Items with another id in Feedmill. Readers show them a second time. */
  readonly duplicated: readonly Pair[];
  /** Items that Feedmill lacks. Readers keep their copies. */
  readonly absent: readonly LiveItem[];
}

/** Finds each item of a live feed among ours: by id, then by URL, then by title and day. */
export function matchFeed(live: readonly LiveItem[], ours: readonly OurItem[]): Match {
  const byId = new Map(ours.map((item) => [item.id, item]));
  const byUrl = new Map(ours.map((item) => [comparableUrl(item.url), item]));
  const byTitle = new Map(ours.map((item) => [titleAndDay(item), item]));
  const kept: Pair[] = [];
  const duplicated: Pair[] = [];
  const absent: LiveItem[] = [];
  for (const item of live) {
    const same = byId.get(item.id);
    const similar = byUrl.get(comparableUrl(item.url)) ?? byTitle.get(titleAndDay(item));
    if (same) kept.push({ item, ours: same });
    else if (similar) duplicated.push({ item, ours: similar });
    else absent.push(item);
  }
  return { kept, duplicated, absent };
}

/** A URL for comparison, without the parts that do not matter: `www.`, `index.html`, a trailing slash. */
export function comparableUrl(text: string): string {
  const url = URL.parse(text);
  if (!url) return text;
  const path = url.pathname.replace(/(?:index)?\.html?$/, '').replace(/\/$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

// The day only, since two feeds may show the same date without its time, or in different zones.
function titleAndDay({ title, publishedAt, id }: LiveItem): string {
  if (title === '' || publishedAt === undefined) return `no title: ${id}`;
  return `${new Date(publishedAt).toISOString().slice(0, 10)} ${title}`;
}
