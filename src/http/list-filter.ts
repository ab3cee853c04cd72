import { plainLine } from '../model/text.ts';
import { listedKinds, listPath } from '../model/urls.ts';

const listPaths = new Set(listedKinds.map((kind) => listPath(kind, 1)));

/**
 * The canonical query of a public URL. Only lists have one, with the text that they are filtered by, as a form
 * sends it: `?q=linux+kernel`.
 *
 * @param path canonical
 * @returns empty if the URL has no query
 */
export function canonicalQuery(path: string, query: URLSearchParams): string {
  if (!listPaths.has(path)) return '';
  const text = plainLine(query.get('q') ?? '');
  return text === '' ? '' : `?${new URLSearchParams({ q: text })}`;
}
