import type { ClientCopy, Version } from '../model/client-copy.ts';
import { parseHttpDate } from './http-date.ts';

/**
 * Distinguishes the documents of one revision: the format, and a fingerprint of all settings that a
 * document depends on. It consists of letters, digits, `.` and `-`.
 */
export type Variant = string;

/** The validators of a document (RFC 9110 §8.8). */
interface Validators {
  readonly etag: string;
  /** Undefined if no date is right yet. */
  readonly lastModified: string | undefined;
}

/**
 * Makes the validators of a version of a document. The tag is weak, since a cache that compresses the
 * document changes its bytes (RFC 9110 §8.8.1).
 *
 * The date is the second after the change, since another version may have been served in the second of
 * the change. Until then there is no date: it must not be in the future (§8.8.2.1).
 */
export function validatorsOf(
  { revision, changedAt }: Version,
  variant: Variant,
  now = new Date(),
): Validators {
  const date = changedAt && new Date(changedAt.getTime() + 1_000);
  return {
    etag: revisionTag(revision, variant),
    lastModified: date && date <= now ? date.toUTCString() : undefined,
  };
}

/** Makes the entity tag of a document in a revision. */
export function revisionTag(revision: number, variant: Variant): string {
  return `W/"${revision}-${variant}"`;
}

/**
 * Reads from the conditional headers which copy of a document the client has. `If-None-Match` is
 * compared weakly and overrides `If-Modified-Since` (RFC 9110 §13.1.2 and §13.1.3). A date that is
 * invalid or in the future is ignored: the client cannot have it from here.
 *
 * @param now also decides the century of a date with a two-digit year
 */
export function clientCopy(headers: Headers, variant: Variant, now = new Date()): ClientCopy {
  const tags = headers.get('If-None-Match');
  if (tags !== null) return copyByTags(tags, variant);
  const since = headers.get('If-Modified-Since');
  const time = since === null ? undefined : parseHttpDate(since, now);
  return time && time <= now ? { kind: 'since', time } : { kind: 'none' };
}

// Feed readers send one tag. The limit keeps the SQL statement that compares them small.
const maxTags = 20;

function copyByTags(tags: string, variant: Variant): ClientCopy {
  if (tags.trim() === '*') return { kind: 'any' };
  const revisions: number[] = [];
  for (const [, tag = ''] of tags.matchAll(/(?:W\/)?"([^"]*)"/g)) {
    const match = /^(\d{1,15})-(.+)$/.exec(tag);
    if (match?.[2] === variant) revisions.push(Number(match[1]));
    if (revisions.length === maxTags) break;
  }
  return { kind: 'revisions', revisions };
}
