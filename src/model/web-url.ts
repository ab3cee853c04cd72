/** Whether a text is an absolute http(s) URL. */
export function isHttpUrl(text: string): boolean {
  // Most texts have no scheme, and parsing one in vain costs as much as reading a tenth of a post.
  return text.includes(':') && /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

/**
 * Whether a text can be an id in every format: a URL with any scheme, since Atom requires an IRI (RFC 4287
 * §4.2.6). Characters such as `|` and `{` are accepted, although RFC 3987 excludes them: many URLs have
 * them, and encoding them would make a different id.
 */
export function isIri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:[^\s\p{Cc}\p{Cs}<>"]+$/iu.test(text) && URL.canParse(text);
}

/** Whether a URL is an origin: without a path, a query, a fragment or a user name. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && `${url.pathname}${url.search}${url.hash}` === '/' && url.username === '';
}

/** The origin of a URL, such as `https://example.com`; empty if it has none. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

// Everything that RFC 3986 (§3.3 to §3.5) forbids after the host. The URL standard allows some of it, like
// `|` and a lone `%`, but feed validators do not.
const forbidden = /[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

// Characters that the URL standard allows in a host, but RFC 3986 (§3.2.2) does not.
const forbiddenInHost = /["`{}]/g;

/** Percent-encodes all characters of an absolute URL that RFC 3986 forbids. The URL stays equivalent. */
export function strictUrl(text: string): string {
  if (text.search(forbidden) === -1 && text.indexOf('#') === text.lastIndexOf('#')) return text;
  const url = URL.parse(text);
  if (!url) return text;
  const hash = url.hash.slice(1).replaceAll('#', '%23');
  const rest = `${url.pathname}${url.search}${hash === '' ? '' : `#${hash}`}`;
  const start = url.href.slice(0, url.href.length - (url.pathname + url.search + url.hash).length);
  return (
    start.replace(forbiddenInHost, encodeURIComponent) + rest.replace(forbidden, encodeURIComponent)
  );
}

/**
 * Shortens a URL for messages and logs to its scheme, host and path. The rest may contain secrets. Other
 * text, such as the name of a file, is returned as it is.
 */
export function shownUrl(text: string): string {
  const url = URL.parse(text);
  return url === null || url.host === '' ? text : `${url.protocol}//${url.host}${url.pathname}`;
}
