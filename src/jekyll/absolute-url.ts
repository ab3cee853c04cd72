/**
 * A site's address and a path as one address, the way jekyll-feed writes it (the filter
 * `absolute_url`): joined as they are, then each part decoded, in NFC, and encoded again.
 *
 * @param base the site's address; a `/` at its end stays
 * @returns undefined where that makes no http(s) address
 */
export function absoluteUrl(base: string, path: string): string | undefined {
  const whole = /^(https?:\/\/[^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(base + path);
  const origin = whole && URL.parse(whole[1] ?? '')?.origin;
  if (!origin) return undefined;
  const [, , segments = '', query = '', fragment = ''] = whole;
  const normal = withoutDots(segments.split('/').map((part) => encoded(part, pathSign)));
  return origin + normal + partOf(query) + partOf(fragment);
}

// RFC 3986, 3.3 and 3.4: what may stand in a segment of a path, and in a query or a fragment.
const pathSign = /[^A-Za-z0-9._~!$&'()*+,;=:@-]+/gu;
const querySign = /[^A-Za-z0-9._~!$&'()*+,;=:@/?-]+/gu;

function encoded(text: string, forbidden: RegExp): string {
  return decoded(text)
    .normalize('NFC')
    .replace(forbidden, (part) => encodeURIComponent(part));
}

// A sign that nothing follows is left out.
function partOf(text: string): string {
  return text.length > 1 ? text.charAt(0) + encoded(text.slice(1), querySign) : '';
}

// What is not the encoding of some text stays, and its `%` is a sign like others.
function decoded(text: string): string {
  return text.toWellFormed().replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

// RFC 3986, 5.2.4.
function withoutDots(segments: readonly string[]): string {
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
