import type { Site } from '../model/article.ts';
import { type Mix, mixPath } from '../model/mix.ts';
import type { NamedScope } from '../model/scope.ts';
import { pagePath } from '../model/urls.ts';

/** What a feed is about. */
export interface Subject {
  /** The path that its documents lie below. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The page for people about the same, absolute. */
  readonly pageUrl: string;
}

/** The site, a category or a tag. */
export function scopeSubject(scope: NamedScope, site: Site, publicUrl: string): Subject {
  const path = pagePath(scope);
  if (scope.kind !== 'site') return named(scope.name, site, path, publicUrl + path);
  const { title, description } = site;
  return { path, title, description: description || title, pageUrl: site.url };
}

/**
 * Several scopes at once.
 *
 * @param shown the scopes whose articles are shown, then those that are left out
 */
export function mixSubject(mix: Mix, scopes: readonly NamedScope[], site: Site): Subject {
  const hidden = scopes.slice(scopes.length - mix.without.length).map(({ name }) => name);
  const shown = scopes.slice(0, scopes.length - mix.without.length).map(({ name }) => name);
  const wanted = shown.filter((name) => name !== '').join(mix.match === 'all' ? ' + ' : ', ');
  const parts = [wanted, ...hidden.map((name) => `− ${name}`)].filter((part) => part !== '');
  // It has no page for people: what it is about is the site.
  return named(parts.join(' '), site, mixPath(mix), site.url);
}

function named(name: string, site: Site, path: string, pageUrl: string): Subject {
  return {
    path,
    title: `${name} · ${site.title}`,
    description: `${name} — ${site.description || site.title}`,
    pageUrl,
  };
}
