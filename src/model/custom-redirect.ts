/** A redirect that the publisher configured. */
export interface CustomRedirect {
  /** A path, in which `:name` stands for any segment. */
  readonly from: string;
  /** A path, in which `:name` stands for the same segment; or {@link gone}. */
  readonly to: string;
}

/** The target of a URL that responds with a 410 and not with a redirect. */
export const gone = 'gone';

// Printable ASCII, as a `Location` header requires. `//` would redirect to another host.
const path = /^\/(?!\/)[!-~]*$/;

const feedmillUrl = /^\/(?:rss\.xml|atom\.xml|feed\.json|api\/.*)?$/i;

/**
 * Parses redirects, one per line or separated by semicolons, like `/old.xml /rss.xml`,
 * `/rubric/:name/feed /categories/:name/rss.xml` or `/podcast.xml gone`.
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
    redirects.push({ from, to });
  }
  return redirects;
}

function redirectError(
  words: readonly string[],
  earlier: readonly CustomRedirect[],
): string | undefined {
  const [from = '', to = ''] = words;
  if (words.length !== 2) return 'it must be two paths, or a path and "gone"';
  if (!path.test(from)) return 'the first path must begin with a single "/" and be percent-encoded';
  if (feedmillUrl.test(from)) return 'the first path is a URL of Feedmill';
  if (to !== gone && !path.test(to)) {
    return 'the second word must be a path that begins with a single "/", or "gone"';
  }
  if (from === to) return 'it redirects to itself';
  if (to.includes(':name') && !from.includes(':name')) return 'the first path has no ":name"';
  if (from.split(':name').length > 2) return 'the first path has more than one ":name"';
  return earlier.some((redirect) => redirect.from === from)
    ? 'an earlier redirect has that path'
    : undefined;
}
