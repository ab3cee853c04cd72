import type { FeedItem } from './live-feed.ts';

/** An article as this Feedmill has it, or would have it. */
export interface OurItem extends FeedItem {
  /** What it would be called by under other values of `FEED_ID`. */
  readonly otherIds: ReadonlyMap<string, string>;
}

/** An item of the live feed, and the article that it is. */
export interface Pair {
  readonly item: FeedItem;
  readonly ours: OurItem;
}

/** What becomes of the items of a live feed. */
export interface Match {
  /** They keep their id: a reader sees nothing. */
  readonly kept: readonly Pair[];
  /** They are there under another id: a reader shows them again. */
  readonly twice: readonly Pair[];
  /** They are not there: a reader keeps what it has. */
  readonly absent: readonly FeedItem[];
}

/** Finds the items of a live feed among ours: by their id, else by their page, else by title and date. */
export function matchFeed(live: readonly FeedItem[], ours: readonly OurItem[]): Match {
  const byId = new Map(ours.map((item) => [item.id, item]));
  const byUrl = new Map(ours.map((item) => [pageOf(item.url), item]));
  const byTitle = new Map(ours.map((item) => [titleAndDay(item), item]));
  const kept: Pair[] = [];
  const twice: Pair[] = [];
  const absent: FeedItem[] = [];
  for (const item of live) {
    const same = byId.get(item.id);
    const alike = byUrl.get(pageOf(item.url)) ?? byTitle.get(titleAndDay(item));
    if (same) kept.push({ item, ours: same });
    else if (alike) twice.push({ item, ours: alike });
    else absent.push(item);
  }
  return { kept, twice, absent };
}

/** An address without what differs between two addresses of one page. */
export function pageOf(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  const path = url.pathname.replace(/(?:index)?\.html?$/, '').replace(/\/$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

// Two feeds may show a date in different zones, or only its day.
function titleAndDay({ title, publishedAt, id }: FeedItem): string {
  if (title === '' || publishedAt === undefined) return `no title: ${id}`;
  return `${new Date(publishedAt).toISOString().slice(0, 10)} ${title}`;
}
