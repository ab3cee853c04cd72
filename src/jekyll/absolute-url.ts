import { httpUrl } from './values.ts';

/**
 * Concatenates a site URL and a path, then decodes each component, normalizes it to NFC and
 * percent-encodes it again, as Jekyll's filter `absolute_url` does.
 *
 * @param base the site URL; a trailing `/` is kept
 * @returns undefined if the result is not an http(s) URL
 */
export function absoluteUrl(base: string, path: string): string | undefined {
  const match = /^(https?:\/\/[^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(base + path);
  const origin = match && URL.parse(match[1] ?? '')?.origin;
  if (!origin) return undefined;
  const [, , segments = '', query = '', fragment = ''] = match;
  const encoded = segments.split('/').map((segment) => normalize(segment, notInSegment));
  return (
    origin + removeDotSegments(encoded) + normalizeDelimited(query) + normalizeDelimited(fragment)
  );
}

/**
 * Resolves a URL in front matter or the configuration, such as that of a picture, as jekyll-feed does: a
 * path, with or without a leading slash, is below the site's `url` and `baseurl`.
 *
 * @param siteUrl ends in `/`
 * @returns undefined if there is no reference or the result is not an http(s) URL
 */
export function urlInSite(reference: string | undefined, siteUrl: string): string | undefined {
  if (reference === undefined || reference === '') return undefined;
  if (URL.canParse(reference) || reference.startsWith('//')) return httpUrl(reference, siteUrl);
  return absoluteUrl(siteUrl.replace(/\/$/, ''), `/${reference.replace(/^\//, '')}`);
}

// Characters that are not allowed in a path segment, or in a query or fragment (RFC 3986 §3.3 to §3.5).
const notInSegment = /[^A-Za-z0-9._~!$&'()*+,;=:@-]+/gu;
const notInQuery = /[^A-Za-z0-9._~!$&'()*+,;=:@/?-]+/gu;

function normalize(text: string, forbidden: RegExp): string {
  // The `%` of an invalid sequence is encoded again, like any other character.
  return percentDecoded(text)
    .normalize('NFC')
    .replace(forbidden, (part) => encodeURIComponent(part));
}

/** Normalizes a query or fragment that starts with `?` or `#`. If nothing follows, it is dropped. */
function normalizeDelimited(component: string): string {
  return component.length > 1
    ? component.charAt(0) + normalize(component.slice(1), notInQuery)
    : '';
}

/** Decodes what is percent-encoded. Sequences that are not UTF-8 stay as they are. */
export function percentDecoded(text: string): string {
  return text.toWellFormed().replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

// Resolves `.` and `..` (RFC 3986 §5.2.4).
function removeDotSegments(segments: readonly string[]): string {
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
    if (isLast && (segment === '.' || segment === '..')) kept.push('');
  }
  return kept.join('/');
}
