import { parsePageStart } from '../model/archive-page.ts';
import { formatOfPath } from '../model/format.ts';
import { canonicalQueryText, searchPath, searchQueryString } from '../model/search.ts';
import { plainLine } from '../model/text.ts';
import { listedKinds, listPath } from '../model/urls.ts';
import { sourceQuery } from './opened-feed.ts';

const listPaths = new Set(listedKinds.map((kind) => listPath(kind, 1)));

/**
 * The canonical query of a public URL. A list has the text that it is filtered by, as a form sends it:
 * `?q=linux+kernel`. So has the search, for older articles with a position: `&before=20260131120000-17`. A feed may
 * have one that shows its source.
 *
 * @param path canonical
 * @returns empty if the URL has no query
 */
export function canonicalQuery(path: string, query: URLSearchParams): string {
  if (path === searchPath) return searchQuery(query);
  if (formatOfPath(path)) return query.get('view') === 'source' ? sourceQuery : '';
  if (!listPaths.has(path)) return '';
  const text = plainLine(query.get('q') ?? '');
  return text === '' ? '' : `?${new URLSearchParams({ q: text })}`;
}

function searchQuery(query: URLSearchParams): string {
  const text = canonicalQueryText(query.get('q') ?? '');
  if (text === '') return '';
  const before = query.get('before') ?? '';
  const isPosition = before !== 'start' && parsePageStart(before) !== undefined;
  return searchQueryString(text, isPosition ? before : undefined);
}
