import { type Format, formatFacts } from './format.ts';
import type { ScopeKey, ScopeKind } from './scope.ts';

const folders: Readonly<Record<ScopeKind, string>> = {
  site: '',
  category: 'categories/',
  tag: 'tags/',
};

/**
 * Path of the page that people see for a scope: `/`, `/categories/news/`. The slug is
 * percent-encoded as one segment (RFC 3986, 3.3), so `ac/dc` has an address too.
 */
export function pagePath({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? '/' : `/${folders[kind]}${encodeSegment(slug)}/`;
}

// encodeURIComponent leaves some signs that RFC 3986, 2.2 reserves; an apostrophe among them would be
// written differently again in a page.
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Path of a scope's feed in one format: `/rss.xml`, `/tags/c%2B%2B/feed.json`. */
export function feedPath(scope: ScopeKey, format: Format): string {
  return pagePath(scope) + formatFacts[format].file;
}
