import { configuredFeeds, type OldUrlCandidate } from '../http/old-url-lookup.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import { feedPath } from '../model/urls.ts';
import type { Database } from '../store/database.ts';
import {
  configuredOldFeeds,
  existingScopes,
  hasArticleAt,
  scopesByAlias,
} from '../store/feeds/existing.ts';

/** Where an old URL leads: to a path, or to nothing any more. */
export type OldUrl = { readonly path: string } | 'gone';

/**
 * Finds the first candidate that exists. If none does, it looks for a scope to which WordPress gave this slug. Clients
 * remember a permanent redirect, so none may lead to a feed that does not exist. The database is read only if the
 * candidates depend on it, by at most seven statements.
 *
 * @returns undefined if none exists
 */
export async function resolveOldUrl(
  db: Database,
  candidates: readonly OldUrlCandidate[],
): Promise<OldUrl | undefined> {
  const configured = candidates.findIndex(({ kind }) => kind === 'configured');
  if (configured < 0) return firstThatExists(db, candidates);
  const found = await firstThatExists(db, candidates.slice(0, configured));
  return found ?? firstThatExists(db, await withConfigured(db, candidates.slice(configured)));
}

async function firstThatExists(
  db: Database,
  candidates: readonly OldUrlCandidate[],
): Promise<OldUrl | undefined> {
  const scopes = candidates.flatMap((candidate) =>
    'scope' in candidate && candidate.scope && candidate.scope.kind !== 'site'
      ? [candidate.scope]
      : [],
  );
  const posts = candidates.flatMap((candidate) =>
    candidate.kind === 'comments' ? [candidate.post] : [],
  );
  const [existing, hasPost] = await Promise.all([
    existingScopes(db, scopes),
    hasArticleAt(db, posts),
  ]);
  const names = new Set(['site', ...existing.map(scopeText)]);
  const exists = (scope: ScopeKey) => (names.has(scopeText(scope)) ? scope : undefined);
  const found = firstOf(candidates, hasPost, exists);
  if (found) return found;
  const feeds = candidates.filter((candidate) => candidate.kind === 'feed');
  const aliases = await scopesByAlias(
    db,
    feeds.map(({ scope }) => scope),
  );
  return firstOf(feeds, false, (scope) => aliases.get(scopeText(scope)));
}

/** @param find the scope that is meant by a candidate's; undefined if there is none */
function firstOf(
  candidates: readonly OldUrlCandidate[],
  hasPost: boolean,
  find: (scope: ScopeKey) => ScopeKey | undefined,
): OldUrl | undefined {
  for (const candidate of candidates) {
    if (candidate.kind === 'gone' || (candidate.kind === 'comments' && hasPost)) return 'gone';
    if (!('scope' in candidate)) continue;
    const scope = candidate.scope && find(candidate.scope);
    if (candidate.kind === 'feed' && scope) return { path: feedPath(scope, candidate.format) };
    if (candidate.kind === 'path' && (scope || !candidate.scope)) return { path: candidate.path };
  }
  return undefined;
}

/** Replaces what the site's configuration has to tell by the feeds that it names. */
async function withConfigured(
  db: Database,
  candidates: readonly OldUrlCandidate[],
): Promise<readonly OldUrlCandidate[]> {
  const oldFeeds = await configuredOldFeeds(db);
  return candidates.flatMap((candidate) =>
    candidate.kind === 'configured' ? configuredFeeds(candidate.path, oldFeeds) : [candidate],
  );
}
