import { cutId, type ParsedItem } from './feed-page.ts';

/**
 * Gives items that share an id ids of their own, since readers and articles are told apart by id: the
 * link if the items have different links, otherwise the link with the title or the date. Items that have
 * all of these in common are one item.
 */
export function withUniqueIds(items: readonly ParsedItem[]): ParsedItem[] {
  const byId = Map.groupBy(items, ({ id }) => id);
  return items.map((item) => {
    const group = byId.get(item.id) ?? [];
    const differs = differences.find((of) => new Set(group.map(of)).size > 1);
    return differs === undefined ? item : { ...item, id: cutId(ownId(item, differs(item), group)) };
  });
}

const differences: readonly ((item: ParsedItem) => string)[] = [
  ({ url }) => url,
  ({ title }) => title,
  ({ date }) => date,
];

function ownId(item: ParsedItem, difference: string, group: readonly ParsedItem[]): string {
  // The guid of an item is often its link, and another item may have that as its guid only.
  const isLinkUnique = group.filter(({ url }) => url === item.url).length === 1;
  if (isLinkUnique && item.url !== '') return item.url;
  return `${item.url || item.id}#${encodeURIComponent(difference.toWellFormed())}`;
}
