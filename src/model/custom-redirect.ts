/** A redirect that the publisher configured. */
export interface CustomRedirect {
  /** A path, maybe with a query, in which `:name` stands for any segment or value. */
  readonly from: string;
  /** A percent-encoded path, in which `:name` stands for the same text; or {@link gone}. */
  readonly to: string;
}

/** The target of a URL that responds with a 410 and not with a redirect. */
export const gone = 'gone';

// `//` and `/\` would redirect to another host.
const path = /^\/(?![/\\])/;

// These URLs are answered before redirects are looked up, or are the feeds of the site.
const reserved = /^\/(?:|rss\.xml|atom\.xml|feed\.json|health|(?:api|hooks)(?:\/.*)?)\/?$/i;

/**
 * Parses redirects, one per line or separated by semicolons, like `/old.xml /rss.xml`,
 * `/rubric/:name/feed /categories/:name/rss.xml`, `/?feed=rss2&cat=7 /categories/news/rss.xml` or
 * `/podcast.xml gone`.
 *
 * @returns the redirects, or a message about the first invalid one
 */
export function parseRedirects(text: string): readonly CustomRedirect[] | string {
  const redirects: CustomRedirect[] = [];
  for (const line of text.split(/[\n;]/)) {
    const words = line.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) continue;
    const error = redirectError(words, redirects);
    if (error !== undefined) return `has an invalid redirect, "${line.trim()}": ${error}`;
    const [from = '', to = ''] = words;
    redirects.push({ from, to: to === gone ? to : percentEncode(to) });
  }
  return redirects;
}

function redirectError(
  words: readonly string[],
  earlier: readonly CustomRedirect[],
): string | undefined {
  const [from = '', to = ''] = words;
  if (words.length !== 2) return 'it must be two paths, or a path and "gone"';
  if (!path.test(from)) return 'the first path must begin with a single "/"';
  if (from.includes('#')) return 'the first path has a fragment, which clients never send';
  if (reserved.test(from)) return 'the first path is a URL of Feedmill';
  if (to !== gone && !path.test(to)) {
    return 'the second word must be a path that begins with a single "/", or "gone"';
  }
  if (from === to) return 'it redirects to itself';
  if (to.includes(':name') && !from.includes(':name')) return 'the first path has no ":name"';
  return wildcardError(from) ?? duplicateError(from, earlier);
}

function wildcardError(from: string): string | undefined {
  if (from.split(':name').length > 2) return 'the first path has more than one ":name"';
  const segments = from.split(/[/?&]/);
  if (segments.filter((segment) => segment === '**').length > 1) return 'it has more than one "**"';
  const crowded = segments.some(
    (segment) => segment !== '**' && (segment.match(/:name|\*/g)?.length ?? 0) > 1,
  );
  return crowded ? 'a segment has more than one ":name" or "*"' : undefined;
}

function duplicateError(from: string, earlier: readonly CustomRedirect[]): string | undefined {
  return earlier.some((redirect) => redirect.from === from)
    ? 'an earlier redirect has that path'
    : undefined;
}

/** Percent-encodes what a `Location` header may not contain. */
function percentEncode(to: string): string {
  const { pathname, search, hash } = new URL(to, 'http://feedmill.invalid');
  return pathname + search + hash;
}
