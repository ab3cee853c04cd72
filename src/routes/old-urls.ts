import type { OldUrlCandidate } from '../http/old-url-candidates.ts';
import { configuredFeeds } from '../http/old-url-lookup.ts';
import type { Format } from '../model/format.ts';
import { type Mix, mixPath, onlyScope } from '../model/mix.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import { documentPath, feedPath } from '../model/urls.ts';
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
  const posts = candidates.flatMap((candidate) =>
    candidate.kind === 'comments' ? [candidate.post] : [],
  );
  const [existing, hasPost] = await Promise.all([
    existingScopes(db, candidates.flatMap(scopesOf)),
    hasArticleAt(db, posts),
  ]);
  const names = new Set(['site', ...existing.map(scopeText)]);
  const exists = (scope: ScopeKey) => (names.has(scopeText(scope)) ? scope : undefined);
  const found = firstOf(candidates, { find: exists, hasPost, allowsGaps: false });
  if (found) return found;
  const feeds = candidates.filter(({ kind }) => kind === 'feed' || kind === 'mix');
  const missing = feeds.flatMap(scopesOf).filter((scope) => !exists(scope));
  const aliases = await scopesByAlias(db, missing);
  const find = (scope: ScopeKey) => exists(scope) ?? aliases.get(scopeText(scope));
  return firstOf(feeds, { find, hasPost: false, allowsGaps: true });
}

/** The scopes that a candidate depends on. */
function scopesOf(candidate: OldUrlCandidate): readonly ScopeKey[] {
  if (candidate.kind === 'mix') return candidate.mix.scopes;
  const scope = 'scope' in candidate ? candidate.scope : undefined;
  return scope && scope.kind !== 'site' ? [scope] : [];
}

/** The findings about candidates. */
interface Known {
  /** The scope that is meant by a candidate's; undefined if there is none. */
  readonly find: (scope: ScopeKey) => ScopeKey | undefined;
  readonly hasPost: boolean;
  /** Whether a mix of any of its scopes may lack some of them. */
  readonly allowsGaps: boolean;
}

function firstOf(candidates: readonly OldUrlCandidate[], known: Known): OldUrl | undefined {
  for (const candidate of candidates) {
    if (candidate.kind === 'gone') return 'gone';
    if (candidate.kind === 'comments' && known.hasPost) return 'gone';
    const path = pathOf(candidate, known);
    if (path !== undefined) return { path };
  }
  return undefined;
}

function pathOf(candidate: OldUrlCandidate, known: Known): string | undefined {
  if (candidate.kind === 'mix') return pathOfMix(candidate.mix, candidate.format, known);
  if (!('scope' in candidate)) return undefined;
  const scope = candidate.scope && known.find(candidate.scope);
  if (candidate.kind === 'feed') return scope && feedPath(scope, candidate.format);
  return scope || !candidate.scope ? candidate.path : undefined;
}

function pathOfMix(mix: Mix, format: Format, { find, allowsGaps }: Known): string | undefined {
  const scopes = mix.scopes.flatMap((scope) => find(scope) ?? []);
  const mayLack = allowsGaps && mix.match === 'any' && scopes.length > 0;
  if (scopes.length < mix.scopes.length && !mayLack) return undefined;
  const only = onlyScope({ ...mix, scopes });
  return only ? feedPath(only, format) : documentPath(mixPath({ ...mix, scopes }), format);
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
