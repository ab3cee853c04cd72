import { isBelowGlob } from './glob.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/** An entry of `defaults` in the configuration. */
export interface FrontMatterDefault {
  /** A path prefix, or a glob pattern. */
  readonly path: string;
  readonly type: string | null;
  readonly values: Values;
}

/** Parses the `defaults` of a configuration. Invalid entries are dropped. */
export function frontMatterDefaults(value: unknown): FrontMatterDefault[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const scope = mapOf(mapOf(entry)?.scope) ?? {};
    const values = mapOf(mapOf(entry)?.values);
    if (!values) return [];
    const type = Object.hasOwn(scope, 'type') ? (nonBlankText(scope.type) ?? '') : null;
    return [{ path: nonBlankText(scope.path) ?? '', type, values }];
  });
}

/**
 * Merges the front matter defaults that apply to a post. The entry with the longest path takes
 * precedence. Of two equally long ones, the later does, unless only the earlier has a type.
 *
 * @param path Jekyll's relative path of the post
 * @param type the collection that it is in, such as `posts`
 * @param collectionsDir the site's `collections_dir`, with which the path of an entry may begin
 */
export function defaultsFor(
  path: string,
  type: string,
  defaults: readonly FrontMatterDefault[],
  collectionsDir: string,
): Values {
  let merged: Values = {};
  let winner: FrontMatterDefault | undefined;
  for (const entry of defaults) {
    if (!hasType(entry, type) || !applies(entry, path, collectionsDir)) continue;
    if (!winner || takesPrecedence(entry, winner)) {
      merged = deepMerge(merged, entry.values);
      winner = entry;
    } else merged = deepMerge(entry.values, merged);
  }
  return merged;
}

/** Merges maps recursively. The second takes precedence, but its nulls do not replace values. */
export function deepMerge(first: Values, second: Values): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const [firstMap, secondMap] = [mapOf(merged[key]), mapOf(value)];
    if (firstMap && secondMap) merged[key] = deepMerge(firstMap, secondMap);
    else if (value !== null || !Object.hasOwn(merged, key)) merged[key] = value;
  }
  return merged;
}

function hasType({ type }: FrontMatterDefault, wanted: string): boolean {
  return type === null || type === wanted || (type === 'post' && wanted === 'posts');
}

function applies({ path }: FrontMatterDefault, postPath: string, collectionsDir: string): boolean {
  if (path === '') return true;
  const prefix = collectionsDir === '' ? '' : `${collectionsDir}/`;
  if (path.includes('*')) return isBelowGlob(path, prefix + postPath);
  return postPath.startsWith(
    prefix !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path,
  );
}

function takesPrecedence(entry: FrontMatterDefault, winner: FrontMatterDefault): boolean {
  const [length, longest] = [lengthOf(entry), lengthOf(winner)];
  if (length !== longest) return length > longest;
  return entry.type !== null || winner.type === null;
}

// Jekyll does not count a leading slash.
function lengthOf({ path }: FrontMatterDefault): number {
  return path.length - (path.startsWith('/') ? 1 : 0);
}
