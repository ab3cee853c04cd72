import { type Extension, Feed, type Item } from 'feed';
import type { Author, MediaFile } from '../model/article.ts';
import { isSoundOrVideo } from '../model/podcast.ts';
import type { FeedDocument } from './document.ts';
import { type FeedItem, filesOf, showsImage } from './item.ts';
import { cutNotice } from './links.ts';
import { imageType } from './media.ts';

/**
 * Renders a document as JSON Feed 1.1. The package `feed` writes version 1, so the fields of 1.1 are added
 * as extensions.
 *
 * @throws {RangeError} if a date of an item is invalid
 */
export function renderJson(document: FeedDocument): string {
  const { hubs, icon } = document;
  const feed = new Feed({
    title: document.title,
    link: document.pageUrl,
    feedLinks: { json: document.selfUrls.json },
    description: document.description,
  });
  feed.extensions = extensions({
    version: 'https://jsonfeed.org/version/1.1',
    language: document.language,
    authors: document.authors.map(author),
    icon: icon || undefined,
    favicon: icon || undefined,
    next_url: (document.archive.older ?? document.archive.next)?.json,
    // JSON Feed 1.1, Hubs.
    hubs: nonEmpty(hubs.map((url) => ({ type: 'WebSub', url }))),
    user_comment: cutNotice(document, 'json') || undefined,
  });
  feed.items = document.items.map(itemOf);
  return feed.json1();
}

function itemOf(item: FeedItem): Item {
  const { summary, content, image } = item;
  return {
    id: item.id,
    content: content ?? '',
    link: item.url,
    title: item.title,
    description: summary,
    date: item.updatedAt,
    published: item.publishedAt,
    extensions: extensions({
      // If there is no content, `feed` writes the summary as HTML. One of both must be present (1.1, "Items"):
      // in a feed of titles, the text is empty, since readers would show the title twice.
      content_html: content,
      content_text: content === undefined ? summary : undefined,
      authors: nonEmpty(item.authors.map(author)),
      tags: nonEmpty(item.topics.map(({ name }) => name)),
      image: image || undefined,
      // JSON Feed has no fields for these (1.1, "Extensions").
      _image: detailsOf(item),
      // Readers show a banner above the content. If the content has the image, it would appear twice.
      banner_image: image && !showsImage(item) ? image : undefined,
      language: item.language || undefined,
      attachments: nonEmpty(attachmentsOf(item)),
      external_url: item.externalUrl || undefined,
    }),
  };
}

// Undefined fields are not written.
function extensions(fields: Readonly<Record<string, unknown>>): Extension[] {
  return Object.entries(fields).map(([name, value]) => ({
    name,
    // `feed` writes any value, though its type admits only objects.
    objects: value as Extension['objects'],
  }));
}

function nonEmpty<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length > 0 ? values : undefined;
}

function author({ name, url, avatar }: Author) {
  return { name, ...(url ? { url } : {}), ...(avatar ? { avatar } : {}) };
}

function detailsOf({ image, imageDetails }: FeedItem) {
  if (image === null || Object.keys(imageDetails).length === 0) return undefined;
  return { mime_type: imageType(image), ...imageDetails };
}

// JSON Feed 1.1, "attachments": those with the same title are the same thing in other formats.
function attachmentsOf(item: FeedItem) {
  const files = filesOf(item);
  const isOneThing = files.length > 1 && files.every(({ mediaType }) => isSoundOrVideo(mediaType));
  const title = isOneThing && item.title !== '' ? item.title : undefined;
  return files.map((file) => attachment(file, title));
}

function attachment({ url, mediaType, length, duration }: MediaFile, title: string | undefined) {
  return {
    url,
    mime_type: mediaType,
    ...(title === undefined ? {} : { title }),
    ...(length > 0 ? { size_in_bytes: length } : {}),
    ...(duration ? { duration_in_seconds: duration } : {}),
  };
}
