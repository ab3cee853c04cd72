import { type ScopeKey, type ScopeKind, scopeText, slugOf } from './scope.ts';
import { encodeSegment, scopeFolders } from './urls.ts';

/** A feed over several scopes at once. */
export interface Mix {
  /** Whether an article is in all of the scopes, or in any of them. */
  readonly match: 'all' | 'any';
  /** None of them means the whole site. */
  readonly scopes: readonly ScopeKey[];
  /** Scopes whose articles are left out. */
  readonly without: readonly ScopeKey[];
}

/** The most scopes that a mix may name. */
export const maxMixScopes = 8;

const kinds: ReadonlyMap<string, ScopeKind> = new Map([
  [scopeFolders.category, 'category'],
  [scopeFolders.tag, 'tag'],
]);

/**
 * Reads a mix as it is written in an address: scopes joined by `+` (in all of them) or by `,` (in any
 * of them), then, behind a `!`, those to leave out: `categories:news+tags:c%2B%2B!tags:ads`.
 *
 * @param text percent-encoded, so that a sign that joins is told from one in a slug
 * @returns undefined for what is no mix, or names more than {@link maxMixScopes}
 */
export function readMix(text: string): Mix | undefined {
  const [wanted = '', unwanted, ...rest] = text.split('!');
  if (rest.length > 0 || (wanted.includes('+') && wanted.includes(','))) return undefined;
  const scopes = readScopes(wanted, /[+,]/);
  const without = readScopes(unwanted ?? '', ',');
  if (!scopes || !without) return undefined;
  const count = scopes.length + without.length;
  if (count === 0 || count > maxMixScopes || unwanted === '') return undefined;
  return { match: wanted.includes(',') ? 'any' : 'all', scopes, without };
}

/** How a mix is written in addresses: each scope once, in the order of kind and slug. */
export function mixText({ match, scopes, without }: Mix): string {
  const wanted = scopesText(scopes, match === 'any' ? ',' : '+');
  return without.length === 0 ? wanted : `${wanted}!${scopesText(without, ',')}`;
}

/** Path of what is about a mix, like `/mix/categories:news+tags:c%2B%2B/`. */
export function mixPath(mix: Mix): string {
  return `/mix/${mixText(mix)}/`;
}

/** The one scope that a mix comes to, if it does: it has a feed of its own. */
export function onlyScope({ scopes, without }: Mix): ScopeKey | undefined {
  const names = new Set(scopes.map(scopeText));
  return names.size === 1 && without.length === 0 ? scopes[0] : undefined;
}

function readScopes(text: string, separator: string | RegExp): ScopeKey[] | undefined {
  if (text === '') return [];
  const scopes: ScopeKey[] = [];
  for (const part of text.split(separator)) {
    const [folder = '', encoded = '', ...rest] = part.split(':');
    const kind = kinds.get(folder.toLowerCase());
    const slug = slugOf(decoded(encoded));
    if (!kind || slug === '' || rest.length > 0) return undefined;
    scopes.push({ kind, slug });
  }
  return scopes;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function scopesText(scopes: readonly ScopeKey[], separator: string): string {
  const texts = scopes.flatMap(({ kind, slug }) =>
    kind === 'site' ? [] : [`${scopeFolders[kind]}:${encodeSegment(slug)}`],
  );
  return [...new Set(texts)].sort().join(separator);
}
