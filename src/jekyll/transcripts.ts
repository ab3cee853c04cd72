import { languageTag } from '../model/language.ts';
import type { Transcript } from '../model/podcast.ts';
import { urlInSite } from './absolute-url.ts';
import { isYamlTrue, mapOf, nonBlankText, type Values } from './values.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
};

const urlKeys = ['url', 'file', 'src', 'path', 'href'];

const maxTranscripts = 20;

/**
 * Reads the transcripts of an episode: a URL, a map with `url`, `type`, `language` and `rel`, a map of URLs by format
 * (`vtt: ..., srt: ...`), or a list of these. A text that is no URL is the transcript itself, and is ignored.
 *
 * @param siteUrl ends in `/`
 */
export function transcriptsOf(value: unknown, siteUrl: string): Transcript[] {
  const list = Array.isArray(value) ? value : [value];
  const found = list.slice(0, maxTranscripts).flatMap((entry) => {
    const map = mapOf(entry) ?? {};
    const byFormat = Object.keys(mediaTypes).filter((format) => Object.hasOwn(map, format));
    return [
      ...transcript(nonBlankText(entry) ?? firstText(map, urlKeys), map, siteUrl),
      ...byFormat.flatMap((format) => transcript(nonBlankText(map[format]), map, siteUrl, format)),
    ];
  });
  const isFirst = ({ url }: Transcript, index: number) =>
    found.findIndex((other) => other.url === url) === index;
  return found.filter(isFirst).slice(0, maxTranscripts);
}

/** A URL in front matter that is one, and not a text or a switch such as `true`. */
export function writtenUrl(text: string | undefined, siteUrl: string): string | undefined {
  return text !== undefined && /^\S{0,1999}[./]\S{0,1999}$/.test(text)
    ? urlInSite(text, siteUrl)
    : undefined;
}

/** The media type that a value gives; undefined if it is none. */
export function writtenType(value: unknown): string | undefined {
  const type = nonBlankText(value);
  return /^[\w.+-]{1,99}\/[\w.+-]{1,99}$/.test(type ?? '') ? type : undefined;
}

function transcript(
  reference: string | undefined,
  map: Values,
  siteUrl: string,
  format?: string,
): Transcript[] {
  const url = writtenUrl(reference, siteUrl);
  const mediaType = writtenType(map.type ?? map.mime_type) ?? (url && typeOf(url, format));
  if (url === undefined || mediaType === undefined) return [];
  const language = languageTag(firstText(map, ['language', 'lang']) ?? '');
  const isCaptions = map.rel === 'captions' || isYamlTrue(map.captions);
  return [{ url, mediaType, language, ...(isCaptions ? { isCaptions } : {}) }];
}

// The path of a page has no extension.
function typeOf(url: string, format: string | undefined): string | undefined {
  const extension = /\.(\w{1,9})$/.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  const name = format ?? extension ?? 'html';
  return Object.hasOwn(mediaTypes, name) ? mediaTypes[name] : undefined;
}

function firstText(map: Values, keys: readonly string[]): string | undefined {
  return keys.map((key) => nonBlankText(map[key])).find((text) => text !== undefined);
}
