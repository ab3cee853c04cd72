import type { FeedItem } from './item.ts';

/**
 * Stands for an item's content while the generator makes XML. It goes over every text a dozen times,
 * which takes longer for whole articles than all else together, and it mends one `]]>` of a text only.
 */
export function contentSlot(_content: string, index: number): string {
  return `feedmill-content-${index}`;
}

const slot =
  /<(content:encoded|content type="html")><!\[CDATA\[feedmill-content-(\d+)\]\]><\/(content(?::encoded)?)>/g;

/**
 * The XML with the contents of its items in their places. Nothing that an article holds is taken for
 * a place, since the `<` of all other text is escaped by now.
 */
export function fillContents(xml: string, items: readonly FeedItem[]): string {
  return xml.replace(slot, (_, start: string, index: string, end: string) => {
    const content = items[Number(index)]?.content ?? '';
    return `<${start}><![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${end}>`;
  });
}
