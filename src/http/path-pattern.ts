import type { Format } from '../model/format.ts';

/**
 * A pattern of paths, like `/tag/:name/feed/:format`. Each segment may have one wildcard, so matching
 * takes linear time:
 *
 * - `:name`: the name or slug of a scope,
 * - `:collection`: the name of a collection that has the category `:name`,
 * - `:format`: a word for a format of a feed, like `rss2`,
 * - `*`: any text,
 *
 * and `**` stands for any number of segments up to {@link maxFolders}; a pattern may have one.
 */
export interface PathPattern {
  readonly segments: readonly SegmentPattern[];
}

/** The parts of a path that the wildcards of a pattern matched. */
export interface PathMatch {
  /** Decoded, in NFC and lower case; empty if the pattern has no `:name`. */
  readonly name: string;
  /** Like `name`; empty if the pattern has no `:collection`. */
  readonly collection: string;
  readonly format: Format | undefined;
}

type SegmentPattern =
  | 'folders'
  | { readonly before: string; readonly wildcard: string; readonly after: string };

/** The words that other systems use for formats in the URLs of feeds. */
export const formatWords: ReadonlyMap<string, Format> = new Map([
  ['rss', 'rss'],
  ['rss2', 'rss'],
  ['rdf', 'rss'],
  ['atom', 'atom'],
  ['json', 'json'],
]);

const maxFolders = 8;

/** Parses a pattern. Case, percent-encoding, normalization and slashes at its end make no difference. */
export function parsePathPattern(text: string): PathPattern {
  return { segments: pathSegments(text).map(parseSegment) };
}

/**
 * Splits a path into segments that can be compared: decoded, in NFC and lower case. A segment that cannot
 * be decoded is kept as it is.
 */
export function pathSegments(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decode(segment).normalize('NFC').toLowerCase());
}

/** Matches a path, split by {@link pathSegments}. Returns undefined if it does not match. */
export function matchPath(
  { segments }: PathPattern,
  path: readonly string[],
): PathMatch | undefined {
  const at = segments.indexOf('folders');
  if (at < 0) return matchSegments(segments, path);
  const folders = path.length - (segments.length - 1);
  if (folders < 0 || folders > maxFolders) return undefined;
  const rest = [...path.slice(0, at), ...path.slice(at + folders)];
  return matchSegments([...segments.slice(0, at), ...segments.slice(at + 1)], rest);
}

/** Matches one text, such as a segment or the value of a query's parameter. */
export function matchText(pattern: string, text: string): PathMatch | undefined {
  return matchSegments([parseSegment(pattern)], [text]);
}

function parseSegment(text: string): SegmentPattern {
  if (text === '**') return 'folders';
  const wildcard = /:name|:collection|:format|\*/.exec(text)?.[0] ?? '';
  const [before = '', after = ''] = wildcard === '' ? [text] : text.split(wildcard);
  return { before, wildcard, after };
}

function matchSegments(
  patterns: readonly SegmentPattern[],
  texts: readonly string[],
): PathMatch | undefined {
  if (patterns.length !== texts.length) return undefined;
  let name = '';
  let collection = '';
  let format: Format | undefined;
  for (const [index, pattern] of patterns.entries()) {
    const text = pattern === 'folders' ? undefined : wildcardText(pattern, texts[index] ?? '');
    if (pattern === 'folders' || text === undefined) return undefined;
    if (pattern.wildcard === ':name') name = text;
    if (pattern.wildcard === ':collection') collection = text;
    if (pattern.wildcard === ':format') {
      format = formatWords.get(text);
      if (format === undefined) return undefined;
    }
  }
  return { name, collection, format };
}

/** Returns the text that the wildcard stands for; undefined if the segment does not match. */
function wildcardText(
  { before, wildcard, after }: Exclude<SegmentPattern, 'folders'>,
  text: string,
): string | undefined {
  if (wildcard === '') return text === before ? '' : undefined;
  if (text.length <= before.length + after.length) return undefined;
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
  return text.slice(before.length, text.length - after.length);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
