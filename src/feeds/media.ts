import type { MediaFile } from '../model/article.ts';
import { element, type XmlNode } from './xml.ts';

/** The namespace of Media RSS. */
export const mediaNamespace = 'http://search.yahoo.com/mrss/';

/** Makes the Media RSS elements for the image of an item; none if it has no image. */
export function mediaOfImage(url: string | null): XmlNode[] {
  if (url === null) return [];
  return [element('media:content', { url, medium: 'image' }), element('media:thumbnail', { url })];
}

/** Makes the Media RSS element for an enclosure. */
export function mediaOfEnclosure({ url, mediaType, length, duration }: MediaFile): XmlNode {
  const [kind] = mediaType.split('/');
  return element('media:content', {
    url,
    type: mediaType,
    medium: kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'document',
    fileSize: length > 0 ? length : undefined,
    duration: duration || undefined,
  });
}

/**
 * Finds the first image whose extension is that of a GIF, JPEG or PNG: RSS and podcast directories
 * support no other types.
 *
 * @throws {TypeError} if a URL is not absolute
 */
export function supportedImage(...urls: readonly (string | null)[]): string | undefined {
  return (
    urls.find((url) => url !== null && /\.(?:gif|jpe?g|png)$/i.test(new URL(url).pathname)) ??
    undefined
  );
}
