import type { Note } from '../model/problem.ts';
import { isIri } from '../model/web-url.ts';
import { absoluteUrl } from './absolute-url.ts';
import { nonBlankText, type Values } from './values.ts';

/** The parts of an article that its id can be built from. */
export interface IdParts {
  readonly url: string;
  /** The id in the feed of another generator; undefined for Jekyll's. */
  readonly foreignId?: string | undefined;
  /** Jekyll's `post.id`. */
  readonly jekyllId: string;
  /** The prefix that jekyll-feed puts before `post.id`: the site URL. */
  readonly base: string;
  readonly publishedAt: Date;
  readonly data: Values;
}

/**
 * Builds the id of an article in feeds.
 *
 * @param rule the variable `FEED_ID`: `jekyll` for the id that jekyll-feed gives it, or the feed of
 *   another generator, `permalink` for its URL, a `tag:` URI (RFC 4151) with the placeholders `{path}`, `{id}` and `{date}`, or a front matter
 *   key; posts without that key get the id of jekyll-feed
 * @returns `feedId` is undefined if the site URL and Jekyll's id do not form a URL
 */
export function feedIdOf(
  rule: string,
  parts: IdParts,
): { feedId: string | undefined; notes: readonly Note[] } {
  if (rule === 'permalink') return { feedId: parts.url, notes: [] };
  if (rule.startsWith('tag:')) return { feedId: tagUri(rule, parts), notes: [] };
  const feedId = parts.foreignId ?? absoluteUrl(parts.base, parts.jekyllId);
  const value = rule === 'jekyll' ? undefined : nonBlankText(parts.data[rule]);
  if (value === undefined) return { feedId, notes: [] };
  const iri = asIri(value);
  if (iri !== undefined) return { feedId: iri, notes: [] };
  const text = `its "${rule}" was ignored because it is neither a URI nor a UUID: ${value}`;
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

/**
 * Returns an IRI as it is, and a UUID as a `urn:uuid:` (RFC 9562 §4); undefined for any other text.
 */
export function asIri(text: string): string | undefined {
  const digits = uuid.exec(text)?.[1];
  if (digits !== undefined) return `urn:uuid:${digits}`;
  return isIri(text) ? text : undefined;
}
