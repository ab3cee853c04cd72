import {
  type DefinedFeed,
  definitionLimits,
  type FeedDefinition,
  type Presentation,
} from '../model/feed-definition.ts';
import { type ScopeKey, slugOf } from '../model/scope.ts';
import { presentationOf } from './feed-presentation.ts';
import { namedScope, selectedScopes } from './feed-scopes.ts';
import { DefinitionError, inKey, numberOf, quoted, switchOf } from './feed-values.ts';
import type { Values } from './values.ts';

/** An entry of a file of definitions. */
export interface Entry {
  /** On one line; empty if there is none. */
  readonly name: string;
  /** The values of its keys, which are texts, lists and maps. */
  readonly values: Values;
  /** A key that it has twice: only the last value of it is in `values`. */
  readonly repeatedKey: string | undefined;
}

// A definition of fifty scopes, with long texts, is half as large. With aliases, a small file could have huge ones.
const maxSize = 20_000;

const selectionKeys = ['any', 'all', 'without', 'mix', 'hours', 'items', 'with_picture'];
const ownKeys = [...selectionKeys, 'content', 'id'];
const commonKeys = ['title', 'description', 'language', 'image', 'footer', 'pictures', 'podcast'];

/** The keys that tell definitions of feeds from other data. */
export const tellingKeys: readonly string[] = [
  ...ownKeys.filter((key) => key !== 'id'),
  'scope',
  'footer',
  'pictures',
];

/** The keys that a definition may have. */
export const allKeys: readonly string[] = ['name', 'scope', ...ownKeys, ...commonKeys];

/**
 * The scope whose feed an entry defines: that of `scope`, or a named feed.
 *
 * @throws {DefinitionError} if its name or `scope` is not valid
 */
export function definedScope({ name, values }: Entry): ScopeKey {
  if (values.scope !== undefined) return inKey('scope', () => namedScope(values.scope));
  const slug = slugOf(name);
  if (slug === '') throw new DefinitionError('a feed needs a name');
  if (slug.length > 100) throw new DefinitionError('its name is longer than 100 characters');
  if (/\.(?:xml|json|rss|atom|rdf)$/.test(slug)) {
    throw new DefinitionError(`its name must not end like a file: ${quoted(slug)}`);
  }
  return { kind: 'feed', slug };
}

/**
 * Reads a definition.
 *
 * @param base the site URL
 * @throws {DefinitionError} if it is not valid
 */
export function readDefinition(entry: Entry, base: string): DefinedFeed {
  const { values } = entry;
  if (sizeOf(values, maxSize) > maxSize) {
    throw new DefinitionError('it is longer than 20,000 characters');
  }
  const scope = definedScope(entry);
  if (Object.keys(values).length === 0) {
    throw new DefinitionError('it must be a map of keys, such as "any" and "title"');
  }
  if (entry.repeatedKey !== undefined) {
    throw new DefinitionError('is there twice', entry.repeatedKey);
  }
  for (const key of Object.keys(values)) {
    if (!allKeys.includes(key)) {
      throw new DefinitionError(`is no key of a feed: use ${allKeys.join(', ')}`, key);
    }
    if (scope.kind !== 'feed' && ownKeys.includes(key)) {
      throw new DefinitionError('is for named feeds, and this has a "scope"', key);
    }
  }
  const presentation = presentationOf(values, base);
  const name = presentation.title ?? entry.name;
  const definition = scope.kind === 'feed' ? selectionOf(values, presentation) : { presentation };
  return { scope, name, definition };
}

function selectionOf(values: Values, presentation: Presentation): FeedDefinition {
  const maxHours = numberOf(values, 'hours', 8_760);
  const items = numberOf(values, 'items', 200);
  const selection = {
    ...selectedScopes(values),
    ...(maxHours === undefined ? {} : { maxHours }),
    ...(switchOf(values, 'with_picture') ? { withPicture: true } : {}),
    ...(items === undefined ? {} : { items }),
  };
  if (selection.scopes.length + selection.without.length > definitionLimits.scopes) {
    throw new DefinitionError(`it names more than ${definitionLimits.scopes} scopes`);
  }
  return { selection, presentation };
}

// The size of a value besides its text. It also limits the depth.
const sizeOfValue = 20;

/** The size of a value in characters, or a little more than `limit` if it is larger. */
function sizeOf(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length + sizeOfValue;
  let size = sizeOfValue;
  if (typeof value !== 'object' || value === null) return size;
  for (const [key, item] of Object.entries(value)) {
    if (size > limit) break;
    size += key.length + sizeOf(item, limit - size);
  }
  return size;
}
