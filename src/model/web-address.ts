/** Whether a text is an http(s) address. */
export function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

/** Whether a text is an address of a host alone, without a path, a query or a name to log in with. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && `${url.pathname}${url.search}${url.hash}` === '/' && url.username === '';
}
