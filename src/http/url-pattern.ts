import { pageStartText, parsePageStart } from '../model/archive-page.ts';
import { formatOfFile } from '../model/format.ts';
import { mixText, onlyScope, parseMix } from '../model/mix.ts';
import { slugOf } from '../model/scope.ts';
import { canonicalQueryText } from '../model/search.ts';
import { sitemapNumber } from '../model/sitemap.ts';
import { encodeSegment } from '../model/urls.ts';

/** The canonical path of a URL; `unknown` if no pattern matches, `unreadable` if it is not UTF-8. */
export type Canonical = { readonly path: string } | 'unknown' | 'unreadable';

// A path with one of these extensions and no trailing slash is a document, not a page.
const feedFile = /\.(?:xml|json|rss|atom|rdf)$/i;

interface Pattern {
  readonly segments: readonly string[];
  readonly isFolder: boolean;
}

/**
 * Makes a function that finds the canonical path of a URL (RFC 3986 §6.2). The URL may differ from it in
 * case, slashes, percent-encoding or Unicode normalization. The patterns are those of routes, like
 * `/tags/:slug/:file`, with these parameters:
 *
 * - `:slug`: a slug; the URL may have the name instead,
 * - `:feed`: the slug of a named feed, which does not end like a file,
 * - `:file`: the file name of a feed,
 * - `:number`: the number of a page of a list, from 2 on,
 * - `:sitemap`: the file name of a sitemap with a number,
 * - `:page`: a page of an archive,
 * - `:mix`: a mix,
 * - `:query`: the query of a search.
 */
export function createCanonicalizer(patterns: readonly string[]): (path: string) => Canonical {
  const parsed = patterns.map(parsePattern);
  return (path) => {
    const raw = path.split('/').filter((segment) => segment !== '');
    const texts = decodeAll(raw);
    if (!texts) return 'unreadable';
    const isFolder = path.endsWith('/');
    // Otherwise `/tags/feed.xml` would redirect to the page of a tag of that name.
    const isFile = !isFolder && feedFile.test(texts.at(-1) ?? '');
    const matches = parsed.flatMap((pattern) => {
      if (isFile && pattern.isFolder) return [];
      const canonical = canonicalPath(pattern, texts, raw);
      return canonical === undefined ? [] : [{ pattern, canonical }];
    });
    const best = matches.find(({ pattern }) => pattern.isFolder === isFolder) ?? matches[0];
    return best ? { path: best.canonical } : 'unknown';
  };
}

function parsePattern(pattern: string): Pattern {
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

function canonicalPath(
  { segments, isFolder }: Pattern,
  texts: readonly string[],
  raw: readonly string[],
): string | undefined {
  if (segments.length !== texts.length) return undefined;
  let path = '';
  for (const [at, segment] of segments.entries()) {
    const canonical = canonicalSegment(segment, texts[at] ?? '', raw[at] ?? '');
    if (canonical === undefined) return undefined;
    path += `/${canonical}`;
  }
  return isFolder ? `${path}/` : path;
}

function canonicalSegment(segment: string, text: string, raw: string): string | undefined {
  switch (segment) {
    case ':slug':
      return encodeSegment(slugOf(text)) || undefined;
    case ':feed':
      return feedFile.test(text) ? undefined : encodeSegment(slugOf(text)) || undefined;
    case ':file':
      return formatOfFile(text.toLowerCase()) && text.toLowerCase();
    case ':page': {
      const start = parsePageStart(text.toLowerCase());
      return start && pageStartText(start);
    }
    case ':mix': {
      const mix = parseMix(raw);
      // The route redirects a mix of a single scope to the feed of the scope.
      return mix && (onlyScope(mix) ? raw : mixText(mix));
    }
    case ':query':
      return encodeSegment(canonicalQueryText(text)) || undefined;
    case ':number':
      return /^(?:[2-9]|[1-9]\d{1,5})$/.test(text) ? text : undefined;
    case ':sitemap': {
      const file = text.toLowerCase();
      return sitemapNumber(file) === undefined ? undefined : file;
    }
    default:
      return text.toLowerCase() === segment ? segment : undefined;
  }
}
