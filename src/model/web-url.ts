/** Whether a text is an http(s) address. */
export function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

/** Whether a text is an address of a host alone, without a path, a query or a name to log in with. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && `${url.pathname}${url.search}${url.hash}` === '/' && url.username === '';
}

// RFC 3986, 3.3 to 3.5: what may stand behind the host. The URL standard lets more pass, `|` and a lone
// `%` among it; validators do not.
const foreign = /[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * An absolute address as RFC 3986 has it, with whatever it does not admit percent-encoded. It leads to
 * the same place.
 */
export function strictUrl(text: string): string {
  if (text.search(foreign) === -1 && text.indexOf('#') === text.lastIndexOf('#')) return text;
  const url = URL.parse(text);
  if (!url) return text;
  const hash = url.hash.slice(1).replaceAll('#', '%23');
  const rest = `${url.pathname}${url.search}${hash === '' ? '' : `#${hash}`}`;
  const start = url.href.slice(0, url.href.length - (url.pathname + url.search + url.hash).length);
  return start + rest.replace(foreign, (sign) => encodeURIComponent(sign));
}
