import type { Site } from '../model/article.ts';
import type { FeedDefinition } from '../model/feed-definition.ts';
import { languageTag } from '../model/language.ts';
import { type Mix, mixPath } from '../model/mix.ts';
import type { NamedScope } from '../model/scope.ts';
import { searchFeedsPath, searchPath, searchQueryString } from '../model/search.ts';
import { pagePath } from '../model/urls.ts';

/** The subject of a feed: a scope, a mix of scopes or a search. */
export interface Subject {
  /** The path of the feed's documents, without their file names. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The absolute URL of the page for people. */
  readonly pageUrl: string;
  /** Whether hubs are notified of its changes. */
  readonly hasHubs: boolean;
  /** BCP 47; undefined if it is the site's. */
  readonly language?: string | undefined;
}

/** A scope, and what the publisher has defined about its feed. */
interface DefinedScope extends NamedScope {
  readonly definition?: FeedDefinition | null;
}

/** The subject of the feed of a scope. */
export function scopeSubject(scope: DefinedScope, site: Site, publicUrl: string): Subject {
  const subject = usualSubject(scope, site, publicUrl);
  const { title, description, language } = scope.definition?.presentation ?? {};
  return {
    ...subject,
    title: title ?? subject.title,
    description: description ?? title ?? subject.description,
    language: language ?? subject.language,
  };
}

function usualSubject(scope: NamedScope, site: Site, publicUrl: string): Subject {
  const path = pagePath(scope);
  const language = scope.kind === 'language' ? languageTag(scope.slug) : undefined;
  if (scope.kind !== 'site') {
    return { ...named(scope.name, site, path, publicUrl + path), language, hasHubs: true };
  }
  const { title, description } = site;
  return { path, title, description: description || title, pageUrl: site.url, hasHubs: true };
}

/**
 * The subject of a feed of several scopes.
 *
 * @param scopes the included scopes, then the excluded ones
 */
export function mixSubject(mix: Mix, scopes: readonly NamedScope[], site: Site): Subject {
  // A mix has no page with a URL of its own.
  return { ...named(mixName(mix, scopes), site, mixPath(mix), site.url), hasHubs: false };
}

/** The names of the scopes of a mix, like `News + Science − Ads`. */
export function mixName(mix: Mix, scopes: readonly NamedScope[]): string {
  const names = scopes.map(({ name }) => name);
  const included = names.slice(0, names.length - mix.without.length);
  const excluded = names.slice(included.length);
  const joined = included.filter((name) => name !== '').join(mix.match === 'all' ? ' + ' : ', ');
  const parts = [joined, ...excluded.map((name) => `− ${name}`)].filter((part) => part !== '');
  return parts.join(' ');
}

/** The subject of the feed of a search. */
export function searchSubject(query: string, site: Site, publicUrl: string): Subject {
  const pageUrl = publicUrl + searchPath + searchQueryString(query);
  return { ...named(query, site, searchFeedsPath(query), pageUrl), hasHubs: false };
}

function named(name: string, site: Site, path: string, pageUrl: string): Omit<Subject, 'hasHubs'> {
  return {
    path,
    title: `${name} · ${site.title}`,
    description: `${name} — ${site.description || site.title}`,
    pageUrl,
  };
}
