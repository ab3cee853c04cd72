import { isHttpUrl } from '../model/web-url.ts';
import { looseKeys, mapOf, nonBlankText, type Values } from './values.ts';

// In order of precedence.
const keys = `external_url external_link link_url linked_url linked_list_url link linked bookmark_of
  external_source redirect_to redirect`.split(/\s+/);

const maxLength = 2_000;

/**
 * Finds the page elsewhere that a link post is about. Themes also use these keys for other things, so only
 * an absolute http(s) URL counts.
 *
 * @param ownUrls URLs that are not elsewhere: that of the post, and those of its media files
 * @returns null if the post is not a link post
 */
export function externalUrlOf(data: Values, ownUrls: readonly string[]): string | null {
  const own = new Set(ownUrls.map(comparable));
  const find = looseKeys(data);
  for (const key of keys) {
    const value = find(key);
    const [first] = Array.isArray(value) ? value : [value];
    const text = nonBlankText(first) ?? nonBlankText(mapOf(first)?.url) ?? '';
    if (text.length > maxLength || !isHttpUrl(text)) continue;
    const { href } = new URL(text);
    if (!own.has(comparable(href))) return href;
  }
  return null;
}

// Two spellings of the URL of one page differ in these.
function comparable(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\/|\/index\.html|\.html)?(?:#.*)?$/, '');
}
