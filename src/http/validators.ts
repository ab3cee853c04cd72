import type { ClientCopy, Version } from '../model/client-copy.ts';

/**
 * What makes two answers about one scope differ: the kind of document and all that it is made with.
 * Letters, digits, `.` and `-` only.
 */
export type Variant = string;

/** The validators of a document (RFC 9110, 8.8). */
export interface Validators {
  readonly etag: string;
  readonly lastModified: string;
}

/**
 * The validators of a document in a version. The tag is weak: a cache that compresses the document keeps
 * its meaning, not its bytes (RFC 9110, 8.8.1).
 */
export function validatorsOf(version: Version, variant: Variant): Validators {
  return {
    etag: revisionTag(version.revision, variant),
    lastModified: version.changedAt.toUTCString(),
  };
}

/** The tag that a document has in a revision. */
export function revisionTag(revision: number, variant: Variant): string {
  return `W/"${revision}-${variant}"`;
}

/**
 * What the client says it has. `If-None-Match` is compared weakly and, where there is one, makes
 * `If-Modified-Since` void (RFC 9110, 13.1.2 and 13.1.3); a date that is none is passed over.
 */
export function clientCopy(headers: Headers, variant: Variant): ClientCopy {
  const tags = headers.get('If-None-Match');
  if (tags !== null) return copyByTags(tags, variant);
  const since = headers.get('If-Modified-Since');
  const time = since === null ? undefined : httpDate(since);
  return time ? { kind: 'since', time } : { kind: 'none' };
}

// Long lists are no reader's; a bound keeps the statement that they end up in small.
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

const imfDate = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^\w{6,9}, (\d{2}-\w{3})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/;
const asctimeDate = /^\w{3} (\w{3} [ \d]\d \d{2}:\d{2}:\d{2}) (\d{4})$/;

/** A date in one of the three forms of RFC 9110, 5.6.7; undefined for anything else. */
function httpDate(text: string): Date | undefined {
  const date = new Date(withFullYear(text.trim()) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function withFullYear(text: string): string | undefined {
  if (imfDate.test(text)) return text;
  const old = rfc850Date.exec(text);
  if (old) {
    const year = Number(old[2]);
    return `${old[1]?.replace('-', ' ')} ${year < 70 ? 2000 + year : 1900 + year} ${old[3]} GMT`;
  }
  const unix = asctimeDate.exec(text);
  return unix ? `${unix[1]} ${unix[2]} GMT` : undefined;
}

/** A revision for a text that has no other: equal texts have one, below 2^48. */
export async function revisionOf(text: string): Promise<number> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return new DataView(hash).getUint32(0) * 0x10000 + new DataView(hash).getUint16(4);
}

/** A short mark that differs with the text: FNV-1a, 32 bits, for telling documents apart. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
