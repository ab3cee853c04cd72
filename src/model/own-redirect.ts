/** A pair of the publisher's: from a pattern to a path, both with or without `:name`, or to nowhere. */
export interface OwnRedirect {
  readonly from: string;
  readonly to: string;
}

/** The word that stands for no path in a pair. */
export const nowhere = 'gone';

// Printable ASCII, so that neither a header nor a pattern gets what it cannot hold; `//` would lead
// to another host.
const path = /^\/(?!\/)[!-~]*$/;

const own = /^\/(?:rss\.xml|atom\.xml|feed\.json|api\/.*)?$/i;

/**
 * Reads pairs, one a line or between semicolons: `/old.xml /rss.xml`, `/rubric/:name/feed
 * /categories/:name/rss.xml`, `/podcast.xml gone`.
 *
 * @returns the pairs, or what is wrong with the first that cannot be used
 */
export function parseRedirects(text: string): readonly OwnRedirect[] | string {
  const pairs: OwnRedirect[] = [];
  for (const line of text.split(/[\n;]/)) {
    const words = line.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) continue;
    const [from = '', to = ''] = words;
    const isWrong = wrong(from, to, words.length, pairs);
    if (isWrong !== undefined)
      return `has a pair that cannot be used, "${line.trim()}": ${isWrong}`;
    pairs.push({ from, to });
  }
  return pairs;
}

function wrong(
  from: string,
  to: string,
  words: number,
  before: readonly OwnRedirect[],
): string | undefined {
  if (words !== 2) return 'it must be two paths, or a path and "gone"';
  if (!path.test(from)) return 'the first path must begin with one "/" and be percent-encoded';
  if (own.test(from)) return 'the first path is an address of Feedmill';
  if (to !== nowhere && !path.test(to)) {
    return 'the second must be a path that begins with one "/", or "gone"';
  }
  if (from === to) return 'it leads to itself';
  if (to.includes(':name') && !from.includes(':name')) return 'the first path has no ":name"';
  if (from.split(':name').length > 2) return 'a path can have one ":name" only';
  return before.some((pair) => pair.from === from) ? 'that path is there twice' : undefined;
}
