import { configuredFeeds, type OldUrlCandidate } from '../http/old-url-lookup.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import { feedPath } from '../model/urls.ts';
import type { Database } from '../store/database.ts';
import { configuredOldFeeds, existingScopes, hasArticleAt } from '../store/feeds/existing.ts';

/** Where an old URL leads: to a path, or to nothing any more. */
export type OldUrl = { readonly path: string } | 'gone';

/**
 * Finds the first candidate that exists. Clients remember a permanent redirect, so none may lead to a
 * feed that does not exist. The database is read only if the candidates depend on it, by at most five
 * statements.
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
  const exists = (scope: ScopeKey | undefined) => !scope || names.has(scopeText(scope));
  for (const candidate of candidates) {
    if (candidate.kind === 'gone' || (candidate.kind === 'comments' && hasPost)) return 'gone';
    if (!('scope' in candidate) || !exists(candidate.scope)) continue;
    if (candidate.kind === 'path') return { path: candidate.path };
    return { path: feedPath(candidate.scope, candidate.format) };
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
