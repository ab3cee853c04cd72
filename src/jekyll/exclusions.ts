import { PostSkipped } from '../model/problem.ts';
import { fnmatch } from './glob.ts';
import type { SiteStructure } from './site-structure.ts';

/**
 * Refuses what Jekyll leaves out of a site. It goes into no folder that is private by its first sign,
 * and takes no such file, unless that is included; what is below the folder of posts it looks at as
 * one path.
 *
 * @param place the folders above the folder of posts, that folder, and what is below it
 * @throws {PostSkipped} where it leaves the file out
 */
export function skipExcluded(
  place: {
    readonly above: readonly string[];
    readonly folder: string;
    readonly below: readonly string[];
  },
  structure: SiteStructure,
): void {
  const { above, folder, below } = place;
  const root = structure.collectionsDir === '' ? [] : structure.collectionsDir.split('/');
  const folders = [...root, ...above];
  for (const [at, name] of folders.entries()) {
    refuse(name, name, folders.slice(0, at + 1).join('/'), structure);
  }
  const path = below.join('/');
  refuse(path, below.at(-1) ?? '', [...folders, folder, path].join('/'), structure);
}

function refuse(
  entry: string,
  name: string,
  path: string,
  { include, exclude }: SiteStructure,
): void {
  if (include.some((pattern) => isNamed(pattern, entry) || isNamed(pattern, name))) return;
  if (exclude.some((pattern) => isNamed(pattern, path))) {
    throw new PostSkipped('it is excluded by _config.yml', 'excluded');
  }
  if (/^[_#~]/.test(entry) || /^[_#~]|[.~]$/.test(name)) {
    throw new PostSkipped(`Jekyll does not look at ${path}`, 'not-post');
  }
}

function isNamed(pattern: string, path: string): boolean {
  return path.startsWith(pattern) || pattern === `${path}/` || fnmatch(pattern, path);
}
