import type { Format } from './format.ts';
import { plainLine } from './text.ts';
import { documentPath, encodeSegment } from './urls.ts';

/** The maximum length of a query in characters (UTF-16 units). */
export const maxQueryLength = 100;

/** The maximum number of words in a query. */
const maxQueryWords = 8;

/** Why a query is refused, in a sentence; undefined if it is not. */
export function queryProblem(query: string): string | undefined {
  if (query.length > maxQueryLength)
    return `The query is longer than ${maxQueryLength} characters.`;
  if (query.split(' ').length > maxQueryWords) {
    return `The query has more than ${maxQueryWords} words.`;
  }
  return undefined;
}

/** The canonical spelling of a query: one line in NFC and lower case, with single spaces. Empty if it is blank. */
export function canonicalQueryText(text: string): string {
  return plainLine(plainLine(text).normalize('NFC').toLowerCase().normalize('NFC'));
}

/** The path of the page of the search. */
export const searchPath = '/search/';

/** The path of the feeds of a query, like `/search/linux%20kernel/`. */
export function searchFeedsPath(query: string): string {
  return `${searchPath}${encodeSegment(query)}/`;
}

/** The path of a feed of a query, like `/search/linux%20kernel/rss.xml`. */
export function searchFeedPath(query: string, format: Format): string {
  return documentPath(searchFeedsPath(query), format);
}

/** The query string of the page of a search: `?q=linux+kernel`, and `&before=…` for older articles. */
export function searchQueryString(query: string, before?: string): string {
  return `?${new URLSearchParams({ q: query, ...(before === undefined ? {} : { before }) })}`;
}
