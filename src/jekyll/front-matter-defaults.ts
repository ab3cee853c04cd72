import { isBelowGlob } from './glob.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/** Front matter that posts below a path have unless they say otherwise. */
export interface FrontMatterDefault {
  /** The beginning of a path, or a pattern for one. */
  readonly path: string;
  readonly type: string | null;
  readonly values: Values;
}

/** The `defaults` of a configuration; what is none is left out. */
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
 * The front matter that a post starts from. Of two that say something else the one with the longer
 * path counts; of two equally long ones the later, unless only the earlier names a type.
 *
 * @param path as Jekyll has it, from its source
 * @param collectionsDir the folder that posts lie below, which a path may or may not begin with
 */
export function defaultsFor(
  path: string,
  defaults: readonly FrontMatterDefault[],
  collectionsDir: string,
): Values {
  let merged: Values = {};
  let strongest: FrontMatterDefault | undefined;
  for (const given of defaults) {
    if (!applies(given, path, collectionsDir)) continue;
    if (!strongest || isStronger(given, strongest)) {
      merged = deepMerge(merged, given.values);
      strongest = given;
    } else merged = deepMerge(given.values, merged);
  }
  return merged;
}

/** Two maps as one: the second counts, maps in both are merged in turn, null says nothing. */
export function deepMerge(first: Values, second: Values): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const [one, other] = [mapOf(merged[key]), mapOf(value)];
    if (one && other) merged[key] = deepMerge(one, other);
    else if (value !== null || !Object.hasOwn(merged, key)) merged[key] = value;
  }
  return merged;
}

function applies(
  { path, type }: FrontMatterDefault,
  post: string,
  collectionsDir: string,
): boolean {
  if (type !== null && type !== 'posts' && type !== 'post') return false;
  if (path === '') return true;
  const prefix = collectionsDir === '' ? '' : `${collectionsDir}/`;
  if (path.includes('*')) return isBelowGlob(path, prefix + post);
  return post.startsWith(
    prefix !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path,
  );
}

function isStronger(given: FrontMatterDefault, strongest: FrontMatterDefault): boolean {
  const [length, longest] = [lengthOf(given), lengthOf(strongest)];
  if (length !== longest) return length > longest;
  return given.type !== null || strongest.type === null;
}

// Jekyll does not count a slash that a path begins with.
function lengthOf({ path }: FrontMatterDefault): number {
  return path.length - (path.startsWith('/') ? 1 : 0);
}
