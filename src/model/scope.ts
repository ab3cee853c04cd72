/** What a feed is about. The site, a category and a tag take one path through the code. */
export const scopeKinds = ['site', 'category', 'tag'] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** How a scope is found: its kind, and a slug that is empty for the site. */
export interface ScopeKey {
  readonly kind: ScopeKind;
  readonly slug: string;
}

/** A scope as an article names it. */
export interface NamedScope extends ScopeKey {
  readonly name: string;
}

/** A scope as it is stored. */
export interface Scope extends NamedScope {
  /** Goes up whenever anything changes that the scope's feeds show. */
  readonly revision: number;
  /** When the revision last went up. */
  readonly changedAt: Date;
  readonly articleCount: number;
}

export const siteScope: ScopeKey = { kind: 'site', slug: '' };

/**
 * The part of an address that stands for a category or a tag: the name in NFC and lower case, with
 * white space as one `-`. Every script and every sign is kept, so that `c`, `c#` and `c++` stay
 * apart; only names that differ in case or spacing share a slug. Empty when the name is blank.
 *
 * @example slugOf('Linux  Express') // 'linux-express'
 */
export function slugOf(name: string): string {
  const slug = name.normalize('NFC').trim().toLowerCase().normalize('NFC').replace(/\s+/gu, '-');
  // RFC 3986, 5.2.4: a segment of one or two dots is taken out of every URL, encoded or not.
  return slug === '.' || slug === '..' ? `${slug}-` : slug;
}

/** The scopes that show an article with these categories and tags, each of them once. */
export function scopesOf(article: {
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}): NamedScope[] {
  const named: NamedScope[] = [{ ...siteScope, name: '' }];
  for (const name of article.categories) named.push({ kind: 'category', slug: slugOf(name), name });
  for (const name of article.tags) named.push({ kind: 'tag', slug: slugOf(name), name });
  const unique = new Map<string, NamedScope>();
  for (const scope of named) {
    if (scope.slug === '' && scope.kind !== 'site') continue;
    const key = scopeText(scope);
    if (!unique.has(key)) unique.set(key, scope);
  }
  return [...unique.values()];
}

/** A scope in one word, for logs and as the key of a map: `site`, `tag/c++`. */
export function scopeText({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? kind : `${kind}/${slug}`;
}
