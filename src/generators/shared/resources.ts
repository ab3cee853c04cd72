import { mapOf, type Values } from '../../jekyll/values.ts';
import { imageTypeOf } from '../../model/image-type.ts';

/**
 * Completes the names of pictures in front matter. A page with a folder of its own has its pictures there,
 * and names them without a path.
 *
 * @param folder the path of the page's URL; undefined if it has no folder of its own
 */
export function withOwnResources(data: Values, folder: string | undefined): Values {
  return folder === undefined ? data : (mapOf(completed(data, folder, 3)) ?? {});
}

function completed(value: unknown, folder: string, depth: number): unknown {
  if (typeof value === 'string') return isPictureName(value) ? folder + value : value;
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => completed(item, folder, depth - 1));
  const map = mapOf(value);
  if (!map) return value;
  return Object.fromEntries(
    Object.entries(map).map(([key, item]) => [key, completed(item, folder, depth - 1)]),
  );
}

function isPictureName(text: string): boolean {
  return !/[/:?#]/.test(text) && imageTypeOf(text) !== undefined;
}
