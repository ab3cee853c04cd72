import type { Format } from '../../src/model/format.ts';

/** The ids of the items of one of Feedmill's own documents, in their order. */
export function itemIds(text: string, format: Format): readonly string[] {
  if (format === 'json') {
    const { items }: { items: readonly { id: string }[] } = JSON.parse(text);
    return items.map(({ id }) => id);
  }
  const pattern = format === 'rss' ? /<guid[^>]*>([^<]+)</g : /<entry>.*?<id>([^<]+)</gs;
  return Array.from(text.matchAll(pattern), ([, id]) => id ?? '');
}
