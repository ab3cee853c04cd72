import { definitionLimits } from '../model/feed-definition.ts';
import { type Mix, parseMix } from '../model/mix.ts';
import { type ScopeKey, scopeText, siteScope, slugOf } from '../model/scope.ts';
import { articleKinds, scopeFolders } from '../model/urls.ts';
import { DefinitionError, emptyOf, inKey, quoted } from './feed-values.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/**
 * The scopes that a definition of a feed selects with `mix`, or with `any`, `all` and `without`.
 *
 * @throws {DefinitionError} if they are not valid
 */
export function selectedScopes(values: Values): Mix {
  const { mix, any, all, without } = values;
  if (mix !== undefined) {
    if (isSet(any) || isSet(all) || isSet(without)) {
      throw new DefinitionError('cannot be combined with "any", "all" or "without"', 'mix');
    }
    emptyOf(values, 'mix');
    return ofSite(inKey('mix', () => mixOf(mix)));
  }
  if (isSet(any) && isSet(all)) {
    throw new DefinitionError('cannot be combined with "all": write two feeds', 'any');
  }
  const key = isSet(any) ? 'any' : 'all';
  const listed = (name: string) => inKey(name, () => unique(scopesIn(values[name] ?? [])));
  const scopes = listed(key);
  const empty = ['any', 'all'].find((name) => values[name] !== undefined);
  if (scopes.length === 0 && empty !== undefined) {
    throw new DefinitionError('names nothing: remove it to have the whole site', empty);
  }
  return ofSite({ match: key, scopes, without: listed('without') });
}

/**
 * The one scope that a value names, like `categories:news`, `{category: news}` or `site`.
 *
 * @throws if it names another number of scopes
 */
export function namedScope(value: unknown): ScopeKey {
  if (nonBlankText(value)?.toLowerCase() === 'site') return siteScope;
  const [scope, ...others] = unique(scopesIn(value));
  if (!scope || others.length > 0) throw new Error('must be one scope, like categories:news');
  return scope;
}

function mixOf(value: unknown): Mix {
  const text = (nonBlankText(value) ?? '').trim().replace(/\s*([,+!])\s*/g, '$1');
  refuseFeeds(text);
  const mix = parseMix(text, definitionLimits.scopes);
  if (mix) return { ...mix, scopes: unique(mix.scopes), without: unique(mix.without) };
  throw new Error(`${quoted(text)} is no mix: write it like categories:news,tags:c%2B%2B!tags:ads`);
}

// Without scopes, a mix has the articles of the whole site.
function ofSite(mix: Mix): Mix {
  return mix.scopes.length > 0 ? mix : { ...mix, scopes: [siteScope] };
}

function scopesIn(value: unknown): ScopeKey[] {
  if (Array.isArray(value)) return value.flatMap(scopesIn);
  const map = mapOf(value);
  if (map) {
    return Object.entries(map).flatMap(([kind, names]) =>
      [names].flat().map((name) => scopeOf(kind, nonBlankText(name) ?? '')),
    );
  }
  return (nonBlankText(value) ?? '').split(scopeSeparator).map((text) => {
    const [, kind = '', name = ''] = /^\s*([^:]*):(.*)$/s.exec(text) ?? [];
    if (kind === '') throw new Error(`${quoted(text)} is no scope: ${howToWrite}`);
    return scopeOf(kind, name);
  });
}

// A comma may also be part of a name, so only one before a kind of scopes separates two of them.
const kindNames = articleKinds.flatMap((kind) => [kind, scopeFolders[kind]]);
const scopeSeparator = new RegExp(`,(?=\\s*(?:${kindNames.join('|')})\\s*:)`, 'i');

const howToWrite = 'write it like categories:news, tags:sport, authors:ann or languages:de';

function scopeOf(kindName: string, name: string): ScopeKey {
  const word = kindName.trim().toLowerCase();
  refuseFeeds(`${word}:`);
  const kind = articleKinds.find((each) => word === each || word === scopeFolders[each]);
  if (!kind) throw new Error(`${quoted(kindName)} is no kind of scope: ${howToWrite}`);
  const slug = slugOf(name);
  if (slug === '') throw new Error(`lacks a name after ${quoted(kindName)}: ${howToWrite}`);
  return { kind, slug };
}

function refuseFeeds(text: string): void {
  if (!/(?:^|[+,!])\s*feeds?:/i.test(text)) return;
  throw new Error('a feed cannot contain a named feed, or itself: name the scopes instead');
}

function unique(scopes: readonly ScopeKey[]): ScopeKey[] {
  return [...new Map(scopes.map((scope) => [scopeText(scope), scope])).values()];
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
