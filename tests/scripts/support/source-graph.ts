// The imports between the files of the source.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

/** `src/jekyll/dates.ts` is of the part `jekyll`, `src/app.ts` of `app`. */
export function partOf(file: string): string {
  const path = file.replace(/^src\//, '');
  return path.includes('/') ? dirname(path) : path.replace(/\.ts$/, '');
}

/** The files that a file imports, by their paths from the root. */
export function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from |import |import\()'(\.[^']+\.ts)'/g)].map(
    ([, target = '']) => relative(root, join(root, dirname(file), target)),
  );
}

/** The text of a file. */
export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
