import { type CustomRedirect, gone } from '../model/custom-redirect.ts';
import type { Format } from '../model/format.ts';
import { lazy } from '../model/lazy.ts';
import type { OldFeed } from '../model/old-feed.ts';
import { slugOf } from '../model/scope.ts';
import { feedPath, scopeAt } from '../model/urls.ts';
import { createCustomRedirects } from './custom-redirects.ts';
import { oldSearch, parseOldQuery } from './old-queries.ts';
import { candidatesOf, inAll, isSearch, type OldUrlCandidate } from './old-url-candidates.ts';
import { type OldTarget, oldFolders, oldUrls } from './old-urls.ts';
import { matchPath, type PathPattern, parsePathPattern, pathSegments } from './path-pattern.ts';

interface Rule {
  readonly pattern: PathPattern;
  readonly target: OldTarget;
}

const rules = lazy((): readonly Rule[] =>
  oldUrls.map(([pattern, target]) => ({ pattern: parsePathPattern(pattern), target })),
);

/** The targets that the publisher's redirects and the URLs of other systems give for a URL. */
export interface OldUrls {
  /**
   * Finds the publisher's redirect of a URL: the new path, `gone`, or undefined if there is none. These
   * also apply to Feedmill's own URLs.
   */
  readonly custom: (path: string, query: URLSearchParams) => string | undefined;
  /**
   * Lists what a URL may lead to, in order of preference. Redirects of the publisher take precedence, also
   * over the URLs that old URLs lead to. The list is empty if the URL is not an old one, and `invalid` if
   * it requests a feed that Feedmill cannot know.
   */
  readonly find: (path: string, query: URLSearchParams) => readonly OldUrlCandidate[] | 'invalid';
}

/**
 * Prepares the lookup of old URLs.
 *
 * @param redirects the publisher's redirects
 * @param withOldUrls whether the URLs of other systems are redirected too
 * @param hasSearch whether those of searches are among them
 * @throws {Error} if a redirect of the publisher leads back to itself, or if an earlier one hides it
 */
export function createOldUrls(
  redirects: readonly CustomRedirect[],
  withOldUrls: boolean,
  hasSearch: boolean,
): OldUrls {
  const known = lazy(() => rules().filter(({ target }) => hasSearch || !isSearch(target)));
  const custom = createCustomRedirects(redirects);
  const find: OldUrls['find'] = (path, query) => {
    const own = custom(path, query);
    if (own !== undefined) return [customCandidate(own)];
    const found = withOldUrls ? findOldUrl(path, query, known()) : [];
    if (found === 'invalid') return found;
    return withConfigured(path, withOldUrls, found).map((candidate) => {
      if (candidate.kind !== 'feed') return candidate;
      const moved = custom(feedPath(candidate.scope, candidate.format), noQuery);
      return moved === undefined ? candidate : customCandidate(moved);
    });
  };
  for (const redirect of redirects) refuseLoop(redirect, find);
  return { custom, find };
}

/** The feeds that were at a path according to the site's configuration. In jekyll-feed, all are Atom. */
export function configuredFeeds(path: string, oldFeeds: readonly OldFeed[]): OldUrlCandidate[] {
  const segments = pathSegments(path);
  return oldFeeds.flatMap(({ path: pattern, scope }): OldUrlCandidate[] => {
    const match = matchPath(parsePathPattern(pattern), segments);
    if (!match) return [];
    const slug = scope.slug.replace(':name', () => slugOf(match.name));
    return [{ kind: 'feed', scope: { kind: scope.kind, slug }, format: 'atom' }];
  });
}

/**
 * Adds the feed that the site's configuration has at a path. It comes last, since it costs a row, except at
 * the URL of jekyll-feed: what that leads to depends on the languages of the site.
 */
function withConfigured(
  path: string,
  withOldUrls: boolean,
  found: readonly OldUrlCandidate[],
): readonly OldUrlCandidate[] {
  if (!withOldUrls || !/\.(?:xml|atom|rss|rdf|json)\/?$/i.test(path)) return found;
  const configured: OldUrlCandidate = { kind: 'configured', path };
  return /^\/feed\.xml\/?$/i.test(path) ? [configured, ...found] : [...found, configured];
}

function customCandidate(to: string): OldUrlCandidate {
  if (to === gone) return { kind: 'gone' };
  return { kind: 'path', path: to, scope: scopeAt(to.replace(/[?#].*/, '')) };
}

const noQuery = new URLSearchParams();

function findOldUrl(
  path: string,
  query: URLSearchParams,
  known: readonly Rule[],
): OldUrlCandidate[] | 'invalid' {
  const asked = parseOldQuery(path, query);
  if (asked === 'invalid') return asked;
  const paths = asked?.paths ?? [oldSearch(path, query) ?? path];
  const lists = paths.map((one) => candidatesAt(one, known, asked?.format));
  return lists.length > 1 ? inAll(lists) : lists.flat();
}

function candidatesAt(
  path: string,
  known: readonly Rule[],
  asked: Format | undefined,
): OldUrlCandidate[] {
  return spellings(pathSegments(path)).flatMap((spelling) =>
    known.flatMap(({ pattern, target }) => {
      const match = matchPath(pattern, spelling);
      return match ? candidatesOf(target, match, spelling, asked) : [];
    }),
  );
}

/** The path, and the path without the old folders that it begins with. */
function spellings(segments: readonly string[]): (readonly string[])[] {
  const start = segments.findIndex((segment) => !oldFolders.includes(segment));
  return start > 0 ? [segments, segments.slice(start)] : [segments];
}

/** Follows a redirect of the publisher as a client would, which requests one URL after the other. */
function refuseLoop({ from, to }: CustomRedirect, find: OldUrls['find']): void {
  const seen = new Set<string>();
  let next: string | undefined = to === gone ? undefined : to;
  while (next !== undefined) {
    if (seen.has(next)) throw new Error(`REDIRECTS has a loop: ${from} leads back to ${next}`);
    seen.add(next);
    const { pathname, searchParams } = new URL(next, 'http://feedmill.invalid');
    const found = find(pathname, searchParams);
    next = found === 'invalid' ? undefined : found.find((one) => one.kind === 'path')?.path;
  }
}
