import { type Extension, Feed, type Item } from 'feed';
import type { FeedDocument, FeedItem } from './document.ts';

/** What one format says of an item besides what all of them do. */
export type ItemAdditions = Partial<Pick<Item, 'author' | 'category' | 'copyright'>> & {
  readonly extensions?: Extension[];
};

/** How a format wants an item put. */
export interface ItemStyle {
  /** Puts plain text into the form that the format's titles and summaries have. */
  text(plain: string): string;
  additions(item: FeedItem, index: number): ItemAdditions;
}

/** The document in the generator's terms, as far as the three formats have them in common. */
export function createGenerator(document: FeedDocument, style: ItemStyle): Feed {
  const { rss, atom, json } = document.selfUrls;
  const feed = new Feed({
    id: document.id,
    title: document.title,
    description: document.description,
    link: document.pageUrl,
    language: document.language,
    updated: document.updatedAt,
    generator: 'Feedmill',
    ttl: document.ttl,
    feedLinks: { rss, atom, json },
  });
  document.items.forEach((item, index) => {
    feed.addItem({
      id: item.id,
      title: style.text(item.title),
      link: item.url,
      date: item.updatedAt,
      published: item.publishedAt,
      ...(item.summary === '' ? {} : { description: style.text(item.summary) }),
      ...(item.content === undefined ? {} : { content: item.content }),
      ...style.additions(item, index),
    });
  });
  return feed;
}

/**
 * An addition under a name of the format's own. The generator passes any value on; its type admits
 * maps only.
 */
export function extension(name: string, value: unknown): Extension {
  return { name, objects: value as Extension['objects'] };
}
