import { type Extension, Feed, type Item } from 'feed';
import type { FeedDocument } from './document.ts';
import type { FeedItem } from './item.ts';

/** What one format says of an item besides what all of them do. */
export type ItemAdditions = Partial<Pick<Item, 'copyright'>> & {
  readonly extensions?: Extension[];
};

/** How a format wants an item put. */
export interface Style {
  /** Puts plain text so that the format's writer prints it as it is. */
  plain(text: string): string;
  /** Puts plain text into the form that the titles and summaries of items have. */
  text(plain: string): string;
  /** Puts the HTML of the item at an index. */
  content(html: string, index: number): string;
  additions(item: FeedItem, index: number): ItemAdditions;
}

/** The document in the generator's terms, as far as the three formats have them in common. */
export function createGenerator(document: FeedDocument, style: Style): Feed {
  const { rss, atom, json } = document.selfUrls;
  const feed = new Feed({
    id: document.id,
    title: style.plain(document.title),
    description: style.plain(document.description),
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
      ...(item.content === undefined ? {} : { content: style.content(item.content, index) }),
      ...style.additions(item, index),
    });
  });
  return feed;
}

/** Plain text for the XML writer, which takes `&amp;` for an ampersand that is escaped already. */
export function xmlLiteral(text: string): string {
  return text.replaceAll('&amp;', '&amp;amp;');
}

/**
 * An addition under a name of the format's own. The generator passes any value on; its type admits
 * maps only.
 */
export function extension(name: string, value: unknown): Extension {
  return { name, objects: value as Extension['objects'] };
}
