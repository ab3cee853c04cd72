import type { Enclosure } from '../../model/article.ts';
import { filledText, mapOf, saysNo, type Values, webAddress } from './values.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/opus',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  pdf: 'application/pdf',
};

/** Keys of a front matter that name a file to listen to or watch, the plainest first. */
const enclosureKeys = ['enclosure', 'audio', 'podcast', 'video'];

/**
 * The picture that a front matter names: an address, or a map with one.
 *
 * @param base the address of the post
 */
export function imageOf(data: Values, base: string): string | null {
  if (saysNo(data.image)) return null;
  const map = mapOf(data.image);
  const address =
    filledText(data.image) ?? filledText(map?.url) ?? filledText(map?.path) ?? undefined;
  return webAddress(address, base) ?? null;
}

/** The first picture of a post's HTML, whose addresses are absolute. */
export function firstImageOf(html: string): string | null {
  const address = /<img\s[^>]*?\bsrc="(https?:[^"]+)"/.exec(html)?.[1];
  return address?.replaceAll('&amp;', '&') ?? null;
}

/**
 * The audio or video file that a front matter names: an address, or a map with `url`, `length` (in
 * bytes) and `type`. A file whose type nobody says and its ending does not tell is left out.
 */
export function enclosureOf(data: Values, base: string): Enclosure | null {
  for (const key of enclosureKeys) {
    const map = mapOf(data[key]);
    const url = webAddress(filledText(data[key]) ?? filledText(map?.url), base);
    if (url === undefined) continue;
    const ending = /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
    const mediaType = filledText(map?.type) ?? mediaTypes[ending];
    if (mediaType === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) continue;
    const bytes = filledText(map?.length) ?? filledText(map?.size) ?? filledText(data.length);
    return { url, mediaType, length: bytes && /^\d{1,15}$/.test(bytes) ? Number(bytes) : 0 };
  }
  return null;
}
