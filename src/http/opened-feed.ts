/** The query with which a feed is sent as plain text, which browsers show and save as it is. */
export const sourceQuery = '?view=source';

/** Names what decides whether a feed or its page is sent. It is part of `Vary`. */
export const openedVary = 'Sec-Fetch-Dest, Sec-Fetch-Mode';

/**
 * Whether a request is sent because a person opens its URL in a browser
 * (https://w3c.github.io/webappsec-fetch-metadata). Feed readers do not send these headers, and scripts,
 * extensions and frames send other values.
 */
export function isOpenedInBrowser(headers: Headers): boolean {
  return (
    headers.get('Sec-Fetch-Dest') === 'document' && headers.get('Sec-Fetch-Mode') === 'navigate'
  );
}
