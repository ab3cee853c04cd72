import { languageName } from './language.ts';

/** The kinds of scopes. All of them share one code path. `feed` is a named feed: a mix that is stored. */
export const scopeKinds = [
  'site',
  'category',
  'tag',
  'author',
  'language',
  'collection',
  'feed',
] as const;

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
  /** For a named feed, 1 if it is defined and 0 if it no longer is: its articles are not counted. */
  readonly articleCount: number;
}

export const siteScope: ScopeKey = { kind: 'site', slug: '' };

/** The kinds of scopes that have names. */
export type NamedScopeKind = Exclude<ScopeKind, 'site'>;

/**
 * The slug of a category, tag or author: the name in NFC and lower case, with a `-` for each run of white space.
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

/** The parts of an article that decide which scopes show it. */
export interface ScopedArticle {
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly { readonly name: string }[];
  /** BCP 47; null if it is the site's. */
  readonly language: string | null;
  /** Jekyll's label of the collection that it is in; null for a post. */
  readonly collection: string | null;
  /** Whether it is kept out of the feeds of the whole site and of its languages. */
  readonly isHidden: boolean;
}

/**
 * Lists the scopes that show an article, each once. As in jekyll-feed, a document of a collection is only
 * in the feeds of its collection.
 */
export function scopesOf(article: ScopedArticle): NamedScope[] {
  const { categories, collection } = article;
  const named =
    collection === null ? postScopes(article) : collectionScopes(collection, categories);
  const unique = new Map<string, NamedScope>();
  for (const scope of named) {
    if (scope.slug === '' && scope.kind !== 'site') continue;
    const key = scopeText(scope);
    if (!unique.has(key)) unique.set(key, scope);
  }
  return [...unique.values()];
}

function postScopes({
  categories,
  tags,
  authors,
  language,
  isHidden,
}: ScopedArticle): NamedScope[] {
  return [
    ...(isHidden ? [] : [{ ...siteScope, name: '' }]),
    ...categories.map((name) => namedScope('category', name)),
    ...tags.map((name) => namedScope('tag', name)),
    ...authors.map(({ name }) => namedScope('author', name)),
    ...(language === null || isHidden ? [] : [languageScope(language)]),
  ];
}

/** The slug of a collection, or of a category within one. No label of a collection contains a tilde. */
export function collectionSlug(collection: string, category = ''): string {
  const slug = slugOf(collection);
  return category === '' ? slug : `${slug}~${slugOf(category)}`;
}

function collectionScopes(collection: string, categories: readonly string[]): NamedScope[] {
  const words = collection.replace(/[_-]+/g, ' ').trim() || collection;
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  const whole: NamedScope = { kind: 'collection', slug: collectionSlug(collection), name };
  const parts = categories
    .filter((category) => slugOf(category) !== '')
    .map((category): NamedScope => {
      const slug = collectionSlug(collection, category);
      return { kind: 'collection', slug, name: `${name} · ${category}` };
    });
  return [whole, ...parts];
}

function namedScope(kind: ScopeKind, name: string): NamedScope {
  return { kind, slug: slugOf(name), name };
}

/** The scope of a language. Its name is the language's own, like "Deutsch". */
function languageScope(tag: string): NamedScope {
  return { kind: 'language', slug: slugOf(tag), name: languageName(tag) };
}

/** Formats a scope as `site` or `tag/c++`, for logs and as a key. */
export function scopeText({ kind, slug }: ScopeKey): string {
  return kind === 'site' ? kind : `${kind}/${slug}`;
}
