import type { Article } from '../model/article.ts';
import { type NamedScope, type ScopeKey, scopesOf, scopeText } from '../model/scope.ts';

const maxRelated = 12;

/**
 * Finds the scopes that the articles of a page are in besides its own, the most frequent first. All of them
 * exist, since an article that is shown is in each of its scopes.
 */
export function relatedScopes(articles: readonly Article[], own: ScopeKey): NamedScope[] {
  const counts = new Map<string, { readonly scope: NamedScope; count: number }>();
  for (const scope of articles.flatMap(scopesOf)) {
    const key = scopeText(scope);
    if (scope.kind === 'site' || scope.kind === 'language' || key === scopeText(own)) continue;
    const entry = counts.get(key) ?? { scope, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, maxRelated)
    .map(({ scope }) => scope);
}
