import { type ScopeKey, type ScopeKind, scopeText, slugOf } from './scope.ts';
import { articleKinds, encodeSegment, scopeFolders } from './urls.ts';

/** A feed over several scopes at once. */
export interface Mix {
  /** Whether an article must be in all of the scopes or in any of them. */
  readonly match: 'all' | 'any';
  /** If empty, the articles of the whole site match. */
  readonly scopes: readonly ScopeKey[];
  /** Scopes whose articles are left out. */
  readonly without: readonly ScopeKey[];
}

// Each scope is searched whenever the mix changes, and anybody can make up a mix.
const maxMixScopes = 8;

/** Why a mix in a URL is refused, in a sentence; undefined if it is not. */
export function mixProblem({ scopes, without }: Mix): string | undefined {
  const count = new Set([...scopes, ...without].map(scopeText)).size;
  if (count <= maxMixScopes) return undefined;
  return `This mix has ${count} scopes, and a mix has at most ${maxMixScopes}. A named feed may have up to 50.`;
}

const kinds: ReadonlyMap<string, ScopeKind> = new Map(
  articleKinds.map((kind) => [scopeFolders[kind], kind]),
);

/**
 * Parses a mix as URLs write it: scopes joined by `+` (in all of them) or by `,` (in any of them), then
 * `!` and the scopes to leave out, like `categories:news+tags:c%2B%2B!tags:ads`.
 *
 * @param text percent-encoded, since a slug may itself contain a separator
 * @param maxScopes how many scopes it may name
 * @returns undefined if the text is not a mix, or names too many scopes
 */
export function parseMix(text: string, maxScopes = Number.POSITIVE_INFINITY): Mix | undefined {
  return parseExactly(text, maxScopes) ?? parseExactly(withPlainSeparators(text), maxScopes);
}

// A scope with the separator before it, percent-encoded or not, which may be a space instead of `+`.
const scopeStart = new RegExp(
  `(?:%20){0,2}(^|\\+|%2B|%20|,|%2C|!|%21)(?:%20){0,2}(${[...kinds.keys()].join('|')})(?::|%3A)`,
  'gi',
);

/**
 * Spells a mix as {@link parseMix} describes it. Programs and people encode it in other ways: as one
 * segment of a path (Python), as a form in which `+` is a space (Java, Go), or not even in slugs.
 */
function withPlainSeparators(text: string): string {
  const starts = [...text.matchAll(scopeStart)];
  // If no colon is plain, everything was encoded, including a slug that had been encoded before.
  const isEncoded = !text.includes(':');
  const scopes = starts.map((start, at) => {
    const slug = text.slice(start.index + start[0].length, starts[at + 1]?.index);
    // Another separator belongs to no scope.
    if (/[!,:]/.test(slug)) return '!';
    const once = decode(isEncoded ? slug.replaceAll('+', ' ') : slug);
    const [, separator = '', folder] = start;
    const plain = decode(separator).replace(' ', '+');
    return `${plain}${folder}:${encodeSegment(isEncoded ? decode(once) || once : once)}`;
  });
  return text.slice(0, starts[0]?.index) + scopes.join('');
}

function parseExactly(text: string, maxScopes: number): Mix | undefined {
  const [wanted = '', unwanted, ...rest] = text.split('!');
  if (rest.length > 0 || (wanted.includes('+') && wanted.includes(','))) return undefined;
  const scopes = parseScopes(wanted, /[+,]/);
  const without = parseScopes(unwanted ?? '', /,/);
  if (!scopes || !without) return undefined;
  const count = new Set([...scopes, ...without].map(scopeText)).size;
  if (count === 0 || count > maxScopes || unwanted === '') return undefined;
  return { match: wanted.includes(',') ? 'any' : 'all', scopes, without };
}

/** Formats a mix as URLs write it: each scope once, sorted by kind and slug. */
export function mixText({ match, scopes, without }: Mix): string {
  const wanted = scopesText(scopes, match === 'any' ? ',' : '+');
  return without.length === 0 ? wanted : `${wanted}!${scopesText(without, ',')}`;
}

/** The base path of the feeds of a mix, like `/mix/categories:news+tags:c%2B%2B/`. */
export function mixPath(mix: Mix): string {
  return `/mix/${mixText(mix)}/`;
}

/** The scope of a mix that has only one, since that scope has its own feed; otherwise undefined. */
export function onlyScope({ scopes, without }: Mix): ScopeKey | undefined {
  const unique = new Set(scopes.map(scopeText));
  return unique.size === 1 && without.length === 0 ? scopes[0] : undefined;
}

function parseScopes(text: string, separator: RegExp): ScopeKey[] | undefined {
  if (text === '') return [];
  const scopes: ScopeKey[] = [];
  for (const part of text.split(separator)) {
    const [folder = '', encoded = '', ...rest] = part.split(':');
    const kind = kinds.get(folder.toLowerCase());
    const slug = slugOf(decode(encoded));
    if (!kind || slug === '' || rest.length > 0) return undefined;
    scopes.push({ kind, slug });
  }
  return scopes;
}

function decode(text: string): string {
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
