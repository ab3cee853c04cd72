/**
 * A redirect of the publisher's own, from a pattern to a path or to `nowhere`. The pattern may contain
 * `:name`, and so may the path if the pattern does.
 */
export interface OwnRedirect {
  readonly from: string;
  readonly to: string;
}

/** The target of a redirect whose old URL is gone for good. */
export const nowhere = 'gone';

// Printable ASCII, as headers and patterns require. `//` would lead to another host.
const path = /^\/(?!\/)[!-~]*$/;

const ownUrl = /^\/(?:rss\.xml|atom\.xml|feed\.json|api\/.*)?$/i;

/**
 * Parses redirects, one per line or separated by semicolons, like `/old.xml /rss.xml`,
 * `/rubric/:name/feed /categories/:name/rss.xml` or `/podcast.xml gone`.
 *
 * @returns the redirects, or a message about the first invalid one
 */
export function parseRedirects(text: string): readonly OwnRedirect[] | string {
  const redirects: OwnRedirect[] = [];
  for (const line of text.split(/[\n;]/)) {
    const words = line.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) continue;
    const reason = reasonAgainst(words, redirects);
    if (reason !== undefined) return `has an invalid redirect, "${line.trim()}": ${reason}`;
    const [from = '', to = ''] = words;
    redirects.push({ from, to });
  }
  return redirects;
}

function reasonAgainst(
  words: readonly string[],
  earlier: readonly OwnRedirect[],
): string | undefined {
  const [from = '', to = ''] = words;
  if (words.length !== 2) return 'it must be two paths, or a path and "gone"';
  if (!path.test(from)) return 'the first path must begin with a single "/" and be percent-encoded';
  if (ownUrl.test(from)) return 'the first path is a URL of Feedmill';
  if (to !== nowhere && !path.test(to)) {
    return 'the second word must be a path that begins with a single "/", or "gone"';
  }
  if (from === to) return 'it redirects to itself';
  if (to.includes(':name') && !from.includes(':name')) return 'the first path has no ":name"';
  if (from.split(':name').length > 2) return 'the first path has more than one ":name"';
  return earlier.some((one) => one.from === from) ? 'an earlier redirect has that path' : undefined;
}
