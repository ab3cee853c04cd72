import type { FeedItem } from './item.ts';

/**
 * Stands for an item's content while the generator makes XML. It goes over every text a dozen times,
 * which takes longer for whole articles than all else together, and it mends one `]]>` of a text only.
 */
export function contentSlot(_content: string, index: number): string {
  return `feedmill-content-${index}`;
}

/**
 * Stands, as a notice of rights, for the elements that the generator does not write: those of the item
 * at an index, or of the feed. It admits few additions and takes long over each.
 */
export function elementsSlot(place: number | 'feed'): string {
  return `feedmill-slot-${place}`;
}

const content =
  /<(content:encoded|content type="html")><!\[CDATA\[feedmill-content-(\d+)\]\]><\/(content(?::encoded)?)>/g;
const elements = /<(?:copyright|rights)>feedmill-slot-(feed|\d+)<\/(?:copyright|rights)>/g;

/** What stands in the places of the elements. */
export interface Filling {
  /** Elements of the feed, written. */
  readonly feed: readonly string[];
  /** Elements of an item, written. */
  item(item: FeedItem): readonly string[];
}

/**
 * The XML with the elements and contents of its items in their places. Nothing that an article holds is
 * taken for a place, since the `<` of all other text is escaped by then.
 */
export function fillSlots(xml: string, items: readonly FeedItem[], filling: Filling): string {
  return xml
    .replace(elements, (_, place: string) => {
      const item = items[Number(place)];
      return (item ? filling.item(item) : place === 'feed' ? filling.feed : []).join('\n');
    })
    .replace(content, (_, start: string, index: string, end: string) => {
      const html = items[Number(index)]?.content ?? '';
      return `<${start}><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${end}>`;
    });
}
