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
  return kind === 'site' ? '/' : `/${folders[kind]}${encodeURIComponent(slug)}/`;
}

/** Path of a scope's feed in one format: `/rss.xml`, `/tags/c%2B%2B/feed.json`. */
export function feedPath(scope: ScopeKey, format: Format): string {
  return pagePath(scope) + formatFacts[format].file;
}
