import { type FeedItem, showsImage } from './item.ts';
import { element, type XmlNode } from './xml.ts';

/** The namespace of Media RSS. */
export const mediaNamespace = 'http://search.yahoo.com/mrss/';

/**
 * Makes the Media RSS elements for the image of an item; none if it has no image. Readers show
 * `media:content` beside the text, so a picture that the text shows is only the thumbnail.
 */
export function mediaOfImage(item: FeedItem): XmlNode[] {
  const { image: url } = item;
  if (url === null) return [];
  const thumbnail = element('media:thumbnail', { url });
  if (showsImage(item)) return [thumbnail];
  return [element('media:content', { url, medium: 'image' }), thumbnail];
}

/**
 * Finds the first image whose extension is that of a GIF, JPEG or PNG: RSS supports no other types.
 *
 * @throws {TypeError} if a URL is not absolute
 */
export function supportedImage(...urls: readonly (string | null)[]): string | undefined {
  return firstOfType(/\.(?:gif|jpe?g|png)$/i, urls);
}

/**
 * Finds the first image whose extension is that of a JPEG or PNG: podcast directories support no other types.
 *
 * @throws {TypeError} if a URL is not absolute
 */
export function coverImage(...urls: readonly (string | null)[]): string | undefined {
  return firstOfType(/\.(?:jpe?g|png)$/i, urls);
}

function firstOfType(type: RegExp, urls: readonly (string | null)[]): string | undefined {
  return urls.find((url) => url !== null && type.test(new URL(url).pathname)) ?? undefined;
}
