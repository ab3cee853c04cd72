import { imageTypeOf } from '../model/image-type.ts';
import { type FeedItem, showsImage } from './item.ts';
import { element, textElement, type XmlNode } from './xml.ts';

/** The namespace of Media RSS. */
export const mediaNamespace = 'http://search.yahoo.com/mrss/';

/** The media type of an image by the extension of its URL; undefined if that is unknown. */
export function imageType(url: string): string | undefined {
  return imageTypeOf(new URL(url).pathname);
}

/**
 * Makes the Media RSS elements for the image of an item; none if it has no image. Readers show `media:content` beside
 * the text, so a picture that the text shows is only the thumbnail. FreshRSS shows the thumbnail first, then leaves out
 * a `media:content` with the same URL, and with it the credit: so an image that has words has no thumbnail.
 */
export function mediaOfImage(item: FeedItem): XmlNode[] {
  const { image: url, imageDetails } = item;
  if (url === null) return [];
  const { width, height, alt, caption, credit } = imageDetails;
  const thumbnail = element('media:thumbnail', { url, width, height });
  if (showsImage(item)) return [thumbnail];
  const type = imageType(url);
  const words = [
    alt && textElement('media:title', alt, { type: 'plain' }),
    caption && textElement('media:description', caption, { type: 'plain' }),
    credit && textElement('media:credit', credit),
  ];
  const content = element('media:content', { url, type, medium: 'image', width, height }, words);
  return words.some(Boolean) ? [content] : [content, thumbnail];
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
