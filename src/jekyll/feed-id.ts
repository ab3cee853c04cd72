import type { Note } from '../model/problem.ts';
import { absoluteUrl } from './absolute-url.ts';
import { nonBlankText, type Values } from './values.ts';

/** What an id is made of. */
export interface IdParts {
  /** The article's address. */
  readonly url: string;
  /** Jekyll's `post.id`. */
  readonly jekyllId: string;
  /** What jekyll-feed puts before it. */
  readonly base: string;
  readonly publishedAt: Date;
  readonly data: Values;
}

/**
 * What feeds call an article by, after the variable `FEED_ID`: `jekyll` for what jekyll-feed calls it,
 * `permalink` for its address, a `tag:` URI (RFC 4151) with `{path}`, `{id}` or `{date}` in it, or the
 * name of a key of the front matter. A post without that key goes by Jekyll's id.
 *
 * @returns undefined where the site's address and the id make no address
 */
export function feedIdOf(
  rule: string,
  parts: IdParts,
): { feedId: string | undefined; notes: readonly Note[] } {
  if (rule === 'permalink') return { feedId: parts.url, notes: [] };
  if (rule.startsWith('tag:')) return { feedId: tagUri(rule, parts), notes: [] };
  const feedId = absoluteUrl(parts.base, parts.jekyllId);
  const written = rule === 'jekyll' ? undefined : nonBlankText(parts.data[rule]);
  if (written === undefined) return { feedId, notes: [] };
  const own = asIri(written);
  if (own !== undefined) return { feedId: own, notes: [] };
  const text = `its key "${rule}" is no URI and no UUID (${written}) and was passed over`;
  return { feedId, notes: [{ reason: 'feed-id', text }] };
}

function tagUri(rule: string, { url, jekyllId, publishedAt }: IdParts): string {
  const path = new URL(url).pathname;
  return rule
    .replaceAll('{path}', () => path)
    .replaceAll('{id}', () => encodeURI(jekyllId).replaceAll('#', '%23'))
    .replaceAll('{date}', () => publishedAt.toISOString().slice(0, 10));
}

const uuid = /^\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?$/i;

// RFC 4287, 4.2.6: an id is an IRI with a scheme. RFC 9562, 4: that of a UUID is `urn:uuid:`.
function asIri(text: string): string | undefined {
  const bare = uuid.exec(text)?.[1];
  if (bare !== undefined) return `urn:uuid:${bare}`;
  return /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) ? text : undefined;
}
