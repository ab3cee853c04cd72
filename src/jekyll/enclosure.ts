import type { Enclosure, MediaFile } from '../model/article.ts';
import { urlInSite } from './absolute-url.ts';
import { durationOf } from './duration.ts';
import { writtenType } from './transcripts.ts';
import { looseKeys, mapOf, nonBlankText, type Values } from './values.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  // Apple names these two, and no others, for files with these extensions.
  m4a: 'audio/x-m4a',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/opus',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  webm: 'video/webm',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  pdf: 'application/pdf',
};

const mediaFile = new RegExp(`\\.(?:${Object.keys(mediaTypes).join('|')})$`, 'i');
const mediaFileInText = new RegExp(`\\.(?:${Object.keys(mediaTypes).join('|')})\\b`, 'i');

/** Whether a path is that of a file that may be an enclosure. */
export function isMediaFile(path: string): boolean {
  return mediaFile.test(path);
}

/** Whether a text names a file that may be an enclosure. */
export function namesMediaFile(text: string): boolean {
  return mediaFileInText.test(text);
}

// Front matter keys of themes and podcast plugins, in order of precedence.
const keys = `enclosure enclosures enclosure_url audio podcast podcast_link podcast_url podcast_file
  podcast_audio podcast_mp3 audio_url audio_file audio_link audio_src audio_path episode_file episode_url
  episode_audio media_url mp3_url mp3_file mp3 m4a aac ogg oga opus flac video video_url mp4 m4v webm
  attachments files media file link`.split(/\s+/);

// Themes also use these for other things, so they count only if the media type of the value is known.
const ambiguousKeys = new Set([
  'attachments',
  'episode_url',
  'file',
  'files',
  'link',
  'media',
  'podcast',
  'video',
]);

const maxFiles = 20;

/**
 * Finds the media files in a post's front matter: a URL, a map with `url`, `length` (in bytes) and
 * `type`, a map of these by format, or a list. A file of unknown media type is ignored. The first file is
 * the enclosure, the others are part of it. As in jekyll-feed, a path is below the site's `url` and
 * `baseurl`.
 *
 * @param siteUrl ends in `/`
 */
export function enclosureOf(data: Values, siteUrl: string): Enclosure | null {
  const files: MediaFile[] = [];
  const find = looseKeys(data);
  for (const key of keys) {
    const value = find(key);
    if (value === undefined) continue;
    const found = writtenFiles(key, value).flatMap((written) => fileOf(written, data, siteUrl));
    // Another key with a file of the same type is most likely another URL of the same file.
    const isNew = ({ url, mediaType }: MediaFile) =>
      !files.some((file) => file.url === url || file.mediaType === mediaType);
    files.push(...found.filter(isNew));
    if (files.length >= maxFiles) break;
  }
  const urls = files.map(({ url }) => url);
  const [first, ...others] = files
    .filter(({ url }, index) => urls.indexOf(url) === index)
    .slice(0, maxFiles)
    .map((file, index) => (index === 0 ? withPostLength(file, data) : file));
  if (!first) return null;
  return others.length > 0 ? { ...first, others } : first;
}

/** A file as it is written in front matter. */
interface WrittenFile {
  readonly reference: string;
  /** The map that the reference is in; empty if there is none. */
  readonly map: Values;
  /** The name of the format, such as `mp3`; empty if it is not named. */
  readonly format: string;
  /** Whether the file counts only if its media type can be inferred. */
  readonly isAmbiguous: boolean;
}

function writtenFiles(key: string, value: unknown): WrittenFile[] {
  const isAmbiguous = ambiguousKeys.has(key);
  const list = Array.isArray(value) ? value.slice(0, maxFiles) : [value];
  return list.flatMap((entry): WrittenFile[] => {
    const text = nonBlankText(entry);
    if (text !== undefined) {
      const format = isFormat(key) ? key : '';
      // A key such as `mp3: true` is a switch.
      if (format !== '' && !/[./]/.test(text)) return [];
      return [{ reference: text, map: {}, format, isAmbiguous }];
    }
    const map = mapOf(entry) ?? {};
    const reference = ['url', 'file', 'src', 'path', 'href']
      .map((name) => nonBlankText(map[name]))
      .find((url) => url !== undefined);
    const byFormat = Object.keys(map).filter(isFormat).slice(0, maxFiles);
    return [
      ...(reference === undefined ? [] : [{ reference, map, format: '', isAmbiguous }]),
      ...byFormat.flatMap((format) => fileOfFormat(format, map)),
    ];
  });
}

function fileOfFormat(format: string, parent: Values): WrittenFile[] {
  const map = mapOf(parent[format]);
  const reference = nonBlankText(parent[format]) ?? nonBlankText(map?.url ?? map?.file);
  // Values beside the format, such as a duration, describe all formats.
  const { duration } = parent;
  return reference === undefined
    ? []
    : [{ reference, map: { duration, ...map }, format, isAmbiguous: false }];
}

function isFormat(name: string): boolean {
  return Object.hasOwn(mediaTypes, name);
}

function fileOf(written: WrittenFile, data: Values, siteUrl: string): MediaFile[] {
  const { reference, map, format, isAmbiguous } = written;
  const url = urlInSite(reference, siteUrl);
  if (url === undefined) return [];
  const extension = /\.(\w{1,9})$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
  const name = format || extension;
  const inferred = isFormat(name) ? mediaTypes[name] : undefined;
  // The `type` in a map about an episode may be something else, such as `bonus`.
  const given = writtenType(map.type) ?? writtenType(map.mime_type);
  const mediaType = given ?? inferred;
  if (mediaType === undefined) return [];
  if (isAmbiguous && inferred === undefined && given === undefined) return [];
  const length = bytesIn(map.length, map.size, map.filesize, mapOf(data.filesize)?.[name]);
  return [{ url, mediaType, length, duration: durationOf(map, data) }];
}

// In order of precedence.
const lengthKeys = `length filesize podcast_length podcast_file_size podcast_size podcast_bytes
  enclosure_length audio_length audio_size audio_bytes mp3_size file_length bytes`.split(/\s+/);

/** The file with the length that the front matter gives outside of the file's own map. */
function withPostLength(file: MediaFile, data: Values): MediaFile {
  const find = looseKeys(data);
  return { ...file, length: file.length || bytesIn(...lengthKeys.map(find)) };
}

/** The first of the values that is a number of bytes; 0 if none is. */
function bytesIn(...candidates: readonly unknown[]): number {
  const texts = candidates.map((value) => nonBlankText(value)?.replaceAll(',', ''));
  const bytes = texts.find((text) => /^\d{1,15}$/.test(text ?? ''));
  return Number(bytes ?? 0);
}
