/**
 * Sorts posts by file name, which begins with the day, then by path. The newest comes first.
 * Names are compared by code unit, so the order is the same in every runtime and locale.
 */
export function newestFirst(a: { readonly path: string }, b: { readonly path: string }): number {
  return descending(baseName(a.path), baseName(b.path)) || descending(a.path, b.path);
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
