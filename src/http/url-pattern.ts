import { pageStartText, readPageStart } from '../model/archive.ts';
import { formatOfFile } from '../model/format.ts';
import { mixText, onlyScope, readMix } from '../model/mix.ts';
import { slugOf } from '../model/scope.ts';
import { encodeSegment } from '../model/urls.ts';

/** How an address is written that fits a pattern; `unreadable` for one that is not UTF-8. */
export type Spelling = { readonly path: string } | 'unknown' | 'unreadable';

// What is called so and has no slash at its end is a document, not the page of a category or tag.
const feedFile = /\.(?:xml|json|rss|atom|rdf)$/i;

interface Pattern {
  readonly segments: readonly string[];
  readonly isFolder: boolean;
}

/**
 * Makes a function that says how an address is written that fits one of the patterns, however it is
 * spelled: in upper case, with slashes too many or too few, escaped or composed in another way
 * (RFC 3986, 6.2). Patterns are those of routes: `/tags/:slug/:file`. What stands for
 *
 * - `:slug` is written as slugs are,
 * - `:file` must be the name of a feed,
 * - `:number` must be the number of a further page, from 2 on,
 * - `:page` must be the name of a page of an archive,
 * - `:mix` is written as mixes are.
 */
export function createSpeller(patterns: readonly string[]): (path: string) => Spelling {
  const all = patterns.map(parse);
  return (path) => {
    const raw = path.split('/').filter((segment) => segment !== '');
    const texts = decodeAll(raw);
    if (!texts) return 'unreadable';
    const isFolder = path.endsWith('/');
    // Else every feed that there is not would lead to the page of a tag that there is not.
    const isFile = !isFolder && feedFile.test(texts.at(-1) ?? '');
    const fitting = all.flatMap((pattern) => {
      if (isFile && pattern.isFolder) return [];
      const written = write(pattern, texts, raw);
      return written === undefined ? [] : [{ pattern, written }];
    });
    const best = fitting.find(({ pattern }) => pattern.isFolder === isFolder) ?? fitting[0];
    return best ? { path: best.written } : 'unknown';
  };
}

function parse(pattern: string): Pattern {
  return {
    segments: pattern.split('/').filter((segment) => segment !== ''),
    isFolder: pattern.endsWith('/'),
  };
}

function decodeAll(segments: readonly string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function write(
  { segments, isFolder }: Pattern,
  texts: readonly string[],
  raw: readonly string[],
): string | undefined {
  if (segments.length !== texts.length) return undefined;
  let path = '';
  for (const [at, segment] of segments.entries()) {
    const written = writeSegment(segment, texts[at] ?? '', raw[at] ?? '');
    if (written === undefined) return undefined;
    path += `/${written}`;
  }
  return isFolder ? `${path}/` : path;
}

function writeSegment(segment: string, text: string, raw: string): string | undefined {
  switch (segment) {
    case ':slug':
      return encodeSegment(slugOf(text)) || undefined;
    case ':file':
      return formatOfFile(text.toLowerCase()) && text.toLowerCase();
    case ':page': {
      const start = readPageStart(text.toLowerCase());
      return start && pageStartText(start);
    }
    case ':mix': {
      const mix = readMix(raw);
      // The route leads on from a mix that comes to one scope: to that.
      return mix && (onlyScope(mix) ? raw : mixText(mix));
    }
    case ':number':
      return /^(?:[2-9]|[1-9]\d{1,5})$/.test(text) ? text : undefined;
    default:
      return text.toLowerCase() === segment ? segment : undefined;
  }
}
