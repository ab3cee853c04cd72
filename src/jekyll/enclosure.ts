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

// Front matter keys of themes and podcast plugins, in order of precedence.
const keys = `enclosure audio podcast podcast_link podcast_url podcast_file audio_url audio_file mp3
  video video_url file link`.split(/\s+/);

// Themes also use these for other things, so they count only if the media type of the value is known.
const ambiguousKeys = new Set(['file', 'link', 'podcast', 'video']);

/**
 * Finds the media file in a post's front matter: a URL, a map with `url`, `length` (in bytes) and
 * `type`, or a map of URLs by format. A file of unknown media type is ignored.
 *
 * @param base the URL of the post
 */
export function enclosureOf(data: Values, base: string): Enclosure | null {
  for (const key of keys) {
    const value = data[key];
    const map = mapOf(Array.isArray(value) ? value[0] : value) ?? {};
    const [format, formatUrl] = Object.entries(map).find(([name]) => mediaTypes[name]) ?? [''];
    const reference =
      nonBlankText(value) ??
      nonBlankText(map.url) ??
      nonBlankText(map.file) ??
      nonBlankText(formatUrl);
    const url = httpUrl(reference, base);
    if (url === undefined) continue;
    const extension = /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
    const inferred = mediaTypes[format] ?? mediaTypes[extension];
    const mediaType = nonBlankText(map.type) ?? inferred;
    if (mediaType === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) continue;
    if (ambiguousKeys.has(key) && !inferred && nonBlankText(map.type) === undefined) continue;
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

// Some sites give the duration as `length: 52:14`. A `length` without a colon is a size in bytes.
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
