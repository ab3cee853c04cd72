import { lineText } from '../model/line-text.ts';
import type { Chapter, Chapters } from '../model/podcast.ts';
import { writtenType, writtenUrl } from './transcripts.ts';
import { mapOf, nonBlankText } from './values.ts';

const jsonChapters = 'application/json+chapters';

const maxChapters = 200;

// In characters.
const maxTitleLength = 200;

/**
 * Reads the chapters of an episode: the URL of a JSON file, a map with `url` and `type`, or a list of chapters, each
 * a time and a title (`00:12:30 The news`) or a map with `start`, `title` and `url`.
 *
 * @param siteUrl ends in `/`
 */
export function chaptersOf(value: unknown, siteUrl: string): Chapters | undefined {
  if (Array.isArray(value)) return chapterList(value, siteUrl);
  const map = mapOf(value) ?? {};
  const url = writtenUrl(
    nonBlankText(value) ?? nonBlankText(map.url ?? map.file ?? map.src),
    siteUrl,
  );
  if (url === undefined) return undefined;
  const isJson = /\.json$/i.test(new URL(url).pathname);
  const mediaType = writtenType(map.type) ?? (isJson ? jsonChapters : undefined);
  return mediaType === undefined ? undefined : { url, mediaType };
}

function chapterList(list: readonly unknown[], siteUrl: string): readonly Chapter[] | undefined {
  const chapters = list
    .slice(0, maxChapters)
    .flatMap((entry) => chapterOf(entry, siteUrl))
    .sort((a, b) => a.start - b.start);
  return chapters.length > 0 ? chapters : undefined;
}

function chapterOf(entry: unknown, siteUrl: string): Chapter[] {
  const [, time, rest] = /^(\S+)\s+(.*)$/s.exec(nonBlankText(entry) ?? '') ?? [];
  const map = mapOf(entry) ?? {};
  const start = secondsOf(
    time ?? nonBlankText(map.start ?? map.starttime ?? map.startTime ?? map.start_time ?? map.time),
  );
  const written = rest ?? nonBlankText(map.title ?? map.name) ?? '';
  const title = lineText(written.slice(0, maxTitleLength));
  if (start === undefined || title === '') return [];
  const url = writtenUrl(nonBlankText(map.url ?? map.href ?? map.link), siteUrl);
  return [{ start, title, url }];
}

// `1:02:03.5`, `02:03`, or seconds.
function secondsOf(text: string | undefined): number | undefined {
  if (!text || !/^(?:\d{1,6}|(?:\d{1,3}:)?\d{1,3}:[0-5]?\d)(?:\.\d{1,3})?$/.test(text)) {
    return undefined;
  }
  return text.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}
