import { type Format, formatOfFile } from '../model/format.ts';
import { type Mix, mixProblem } from '../model/mix.ts';
import {
  collectionSlug,
  type ScopeKey,
  type ScopeKind,
  siteScope,
  slugOf,
} from '../model/scope.ts';
import {
  canonicalQueryText,
  queryProblem,
  searchFeedPath,
  searchPath,
  searchQueryString,
} from '../model/search.ts';
import { queryTerms } from '../model/search-terms.ts';
import { encodeSegment } from '../model/urls.ts';
import type { OldTarget } from './old-urls.ts';
import type { PathMatch } from './path-pattern.ts';

/** Something that an old URL may lead to. Whether it does is only known when the database has been asked. */
export type OldUrlCandidate =
  /** It leads to this path, unless the path is that of a scope that does not exist. */
  | { readonly kind: 'path'; readonly path: string; readonly scope: ScopeKey | undefined }
  /** It leads to the feed of this scope, if the scope exists. */
  | { readonly kind: 'feed'; readonly scope: ScopeKey; readonly format: Format }
  /** It leads to the feed of this mix, if all scopes of the mix exist. */
  | { readonly kind: 'mix'; readonly mix: Mix; readonly format: Format }
  /** It was a feed of comments, and is gone if the post at this path exists. */
  | { readonly kind: 'comments'; readonly post: string }
  /** It leads to the feed that was at this path according to the site's configuration. */
  | { readonly kind: 'configured'; readonly path: string }
  /** It is gone. */
  | { readonly kind: 'gone' };

/** Whether a target depends on the search. */
export function isSearch(target: OldTarget): boolean {
  return target === 'results' || target[0] === 'search';
}

/**
 * Lists the candidates for the URL of another system.
 *
 * @param segments of its path
 * @param asked the format that its query names
 */
export function candidatesOf(
  target: OldTarget,
  { name, collection, format: word }: PathMatch,
  segments: readonly string[],
  asked: Format | undefined,
): OldUrlCandidate[] {
  if (target === 'gone') return [{ kind: 'gone' }];
  if (target === 'comments') {
    const post = segments.slice(0, segments.lastIndexOf('feed'));
    return [{ kind: 'comments', post: `/${post.map(encodeSegment).join('/')}` }];
  }
  if (target === 'results') return resultsCandidates(name);
  if (target === 'labels') return labelCandidates(segments, asked ?? 'atom');
  const [kind, defaultFormat] = target;
  const format = asked ?? word ?? defaultFormat;
  if (kind === 'site') return [{ kind: 'feed', scope: siteScope, format }];
  if (kind === 'search') return searchCandidates(name, format);
  // Squarespace writes a space as "+".
  const slugs = new Set([name, name.replaceAll('+', ' ')].map(slugOf));
  const feeds = [...slugs]
    .filter((slug) => slug !== '')
    .map((slug) => (collection === '' ? slug : collectionSlug(collection, slug)))
    .map((slug): OldUrlCandidate => ({ kind: 'feed', scope: { kind, slug }, format }));
  const mix = joinedScopes(kind, name);
  return mix ? [...feeds, { kind: 'mix', mix, format }] : feeds;
}

/** The mix that WordPress means by joined names: `news,sport` for any of them, or `news+sport` for all. */
function joinedScopes(kind: ScopeKind, name: string): Mix | undefined {
  if (kind !== 'category' && kind !== 'tag') return undefined;
  const match = name.includes(',') ? 'any' : 'all';
  return mixOf(kind, match, name.split(match === 'any' ? ',' : '+'));
}

function mixOf(kind: ScopeKind, match: Mix['match'], names: readonly string[]): Mix | undefined {
  const slugs = new Set(names.map(slugOf));
  slugs.delete('');
  if (slugs.size < 2) return undefined;
  const mix = { match, scopes: [...slugs].map((slug) => ({ kind, slug })), without: [] } as const;
  return mixProblem(mix) === undefined ? mix : undefined;
}

/** The feeds of what has all labels of a path of Blogger. They are imported as tags or as categories. */
function labelCandidates(segments: readonly string[], format: Format): OldUrlCandidate[] {
  const labels = segments.slice(segments.indexOf('-') + 1);
  return (['tag', 'category'] as const).flatMap((kind) => {
    const mix = mixOf(kind, 'all', labels);
    return mix ? [{ kind: 'mix', mix, format } as const] : [];
  });
}

/** The feed of what is in all feeds that lists of candidates begin with. */
export function inAll(lists: readonly (readonly OldUrlCandidate[])[]): OldUrlCandidate[] {
  const feeds = lists.flatMap((list) => list.find((one) => one.kind === 'feed') ?? []);
  const [first] = feeds;
  if (!first || feeds.length < lists.length) return [];
  const scopes = feeds.map(({ scope }) => scope);
  return [{ kind: 'mix', mix: { match: 'all', scopes, without: [] }, format: first.format }];
}

/** The page of a search that was one of WordPress. */
function resultsCandidates(words: string): OldUrlCandidate[] {
  const query = canonicalQueryText(words.replaceAll('+', ' '));
  if (query === '' || formatOfFile(query)) return [];
  return [{ kind: 'path', path: searchPath + searchQueryString(query), scope: undefined }];
}

/** The feed of a search for words that WordPress joins by `+`. Nothing is found by a query that the search refuses. */
function searchCandidates(words: string, format: Format): OldUrlCandidate[] {
  const query = canonicalQueryText(words.replaceAll('+', ' '));
  if (queryProblem(query) !== undefined || queryTerms(query).length === 0) return [];
  return [{ kind: 'path', path: searchFeedPath(query, format), scope: undefined }];
}
