/** The kinds of scopes. All of them share one code path. */
export const scopeKinds = ['site', 'category', 'tag'] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** Identifies a scope. The slug of the site is empty. */
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
  /** Increases whenever the scope's feeds change. */
  readonly revision: number;
  /** When the revision last increased. */
  readonly changedAt: Date;
  readonly articleCount: number;
}

export const siteScope: ScopeKey = { kind: 'site', slug: '' };

/**
 * The slug of a category or tag: the name in NFC and lower case, with a `-` for each run of white space.
 * All other characters are kept, so `c`, `c#` and `c++` have different slugs. A blank name has an empty
 * slug.
 *
 * @example slugOf('Linux  Express') // 'linux-express'
 */
export function slugOf(name: string): string {
  const slug = name.normalize('NFC').trim().toLowerCase().normalize('NFC').replace(/\s+/gu, '-');
  // Clients remove a segment of one or two dots from a URL, even if it is encoded (RFC 3986 §5.2.4).
  return slug === '.' || slug === '..' ? `${slug}-` : slug;
}

/** Lists the scopes that show an article, each once. */
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

/** Formats a scope as `site` or `tag/c++`, for logs and as a key. */
export function scopeText({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? kind : `${kind}/${slug}`;
}
