import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { createGenerator, extension, type ItemAdditions } from './generator.ts';
import type { FeedItem } from './item.ts';
import { cutNotice } from './links.ts';

/** The document as JSON Feed 1.1. */
export function renderJson(document: FeedDocument): string {
  const feed = createGenerator(document, {
    plain: (text) => text,
    text: (plain) => plain,
    content: (html) => html,
    additions,
  });
  // The generator knows version 1, which has no language and one author.
  feed.addExtension(extension('version', 'https://jsonfeed.org/version/1.1'));
  feed.addExtension(extension('language', document.language));
  feed.addExtension(extension('authors', document.authors.map(author)));
  const { icon } = document;
  if (icon) {
    feed.addExtension(extension('icon', icon));
    feed.addExtension(extension('favicon', icon));
  }
  const { older } = document.archive;
  if (older) feed.addExtension(extension('next_url', older.json));
  if (document.hubs.length > 0) feed.addExtension(extension('hubs', document.hubs.map(hub)));
  const notice = cutNotice(document, 'json');
  if (notice !== '') feed.addExtension(extension('user_comment', notice));
  return feed.json1();
}

// JSON Feed 1.1, Hubs: of which protocol, and where.
function hub(url: string) {
  return { type: 'WebSub', url };
}

function additions({
  authors,
  topics,
  enclosure,
  image,
  language,
  ...item
}: FeedItem): ItemAdditions {
  const tags = topics.map(({ name }) => name);
  const extensions = [
    // The generator would give the summary out as HTML. A value that is undefined is not printed.
    extension('content_html', item.content),
    ...(item.content === undefined ? [extension('content_text', item.summary)] : []),
    ...(authors.length > 0 ? [extension('authors', authors.map(author))] : []),
    ...(tags.length > 0 ? [extension('tags', tags)] : []),
    ...(image ? [extension('image', image)] : []),
    // What the content does not show, a reader may show above it.
    ...(image && !item.content?.includes(escapeHtml(image))
      ? [extension('banner_image', image)]
      : []),
    ...(language ? [extension('language', language)] : []),
    ...(enclosure ? [extension('attachments', [attachment(enclosure)])] : []),
  ];
  return { extensions };
}

function author({ name, url }: FeedItem['authors'][number]) {
  return { name, ...(url ? { url } : {}) };
}

function attachment({ url, mediaType, length, duration }: NonNullable<FeedItem['enclosure']>) {
  return {
    url,
    mime_type: mediaType,
    ...(length > 0 ? { size_in_bytes: length } : {}),
    ...(duration ? { duration_in_seconds: duration } : {}),
  };
}
