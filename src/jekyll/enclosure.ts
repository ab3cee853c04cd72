import type { Enclosure } from '../model/article.ts';
import { httpUrl, mapOf, nonBlankText, type Values } from './values.ts';

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
const keys = `enclosure audio podcast podcast_link podcast_url podcast_file audio_url audio_file mp3
  video video_url file link`.split(/\s+/);

// These hold other things too: only what their ending tells to be sound or film counts.
const vague = new Set(['file', 'link', 'podcast', 'video']);

/**
 * The audio or video file that a front matter names: an address, or a map with `url`, `length` (in
 * bytes) and `type`, or a map of addresses by their format. A file whose type nobody says and its
 * ending does not tell is left out.
 *
 * @param base the address of the post
 */
export function enclosureOf(data: Values, base: string): Enclosure | null {
  for (const key of keys) {
    const value = data[key];
    const map = mapOf(Array.isArray(value) ? value[0] : value) ?? {};
    const [format, byFormat] = Object.entries(map).find(([name]) => mediaTypes[name]) ?? [''];
    const address =
      nonBlankText(value) ??
      nonBlankText(map.url) ??
      nonBlankText(map.file) ??
      nonBlankText(byFormat);
    const url = httpUrl(address, base);
    if (url === undefined) continue;
    const ending = /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
    const known = mediaTypes[format] ?? mediaTypes[ending];
    const mediaType = nonBlankText(map.type) ?? known;
    if (mediaType === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) continue;
    if (vague.has(key) && !known && nonBlankText(map.type) === undefined) continue;
    return {
      url,
      mediaType,
      length: lengthOf(map, data, format),
      duration: durationOf(map, data),
    };
  }
  return null;
}

function lengthOf(map: Values, data: Values, format: string): number {
  const sizes = mapOf(data.filesize) ?? {};
  const candidates = [
    map.length,
    map.size,
    map.filesize,
    sizes[format],
    data.length,
    data.filesize,
    data.podcast_length,
    data.podcast_file_size,
  ];
  const bytes = candidates.map(nonBlankText).find((text) => /^\d{1,15}$/.test(text ?? ''));
  return Number(bytes ?? 0);
}

// `length: 52:14` is no number of bytes.
function durationOf(map: Values, data: Values): number | null {
  const candidates = [
    map.duration,
    data.duration,
    data.podcast_duration,
    data.itunes_duration,
    map.length,
    data.length,
  ];
  const isClock = (text: string | undefined) =>
    /^\d{1,4}(?::[0-5]\d){1,2}(?:\.\d+)?$/.test(text ?? '');
  const clock = candidates.map(nonBlankText).find(isClock);
  if (clock !== undefined) {
    return clock.split(':').reduce((total, part) => total * 60 + Math.floor(Number(part)), 0);
  }
  const seconds = candidates
    .slice(0, 4)
    .map(nonBlankText)
    .find((text) => /^\d{1,6}$/.test(text ?? ''));
  return seconds === undefined ? null : Number(seconds);
}
