import type { Enclosure } from '../model/article.ts';
import { element, type XmlNode } from './xml.ts';

/** The namespace of Media RSS. */
export const mediaNamespace = 'http://search.yahoo.com/mrss/';

/** The picture of an item in Media RSS; nothing if it has none. */
export function mediaOfImage(url: string | null): XmlNode[] {
  if (url === null) return [];
  return [element('media:content', { url, medium: 'image' }), element('media:thumbnail', { url })];
}

/** The enclosure of an item in Media RSS. */
export function mediaOfEnclosure({ url, mediaType, length, duration }: Enclosure): XmlNode {
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
 * The first picture of a type that RSS and podcast directories support: by its extension, a GIF, JPEG
 * or PNG.
 *
 * @throws {TypeError} if a URL is not absolute
 */
export function supportedImage(...urls: readonly (string | null)[]): string | undefined {
  return (
    urls.find((url) => url !== null && /\.(?:gif|jpe?g|png)$/i.test(new URL(url).pathname)) ??
    undefined
  );
}
