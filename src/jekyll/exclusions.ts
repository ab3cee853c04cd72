import { PostSkipped } from '../model/problem.ts';
import { fnmatch } from './glob.ts';
import type { SiteStructure } from './site-structure.ts';

/**
 * Skips posts that Jekyll's `EntryFilter` rejects: those below a directory that is excluded or whose
 * name begins with a special character, unless `include` lists it. Jekyll filters the path below the
 * post directory as a whole.
 *
 * @param location the directories above the post directory, that directory, and the path below it
 * @throws {PostSkipped} if Jekyll leaves the file out
 */
export function skipExcluded(
  location: {
    readonly above: readonly string[];
    readonly folder: string;
    readonly below: readonly string[];
  },
  structure: SiteStructure,
): void {
  const { above, folder, below } = location;
  const root = structure.collectionsDir === '' ? [] : structure.collectionsDir.split('/');
  const folders = [...root, ...above];
  for (const [at, name] of folders.entries()) {
    filterEntry(name, name, folders.slice(0, at + 1).join('/'), structure);
  }
  const path = below.join('/');
  filterEntry(path, below.at(-1) ?? '', [...folders, folder, path].join('/'), structure);
}

function filterEntry(
  entry: string,
  name: string,
  path: string,
  { include, exclude }: SiteStructure,
): void {
  if (include.some((pattern) => matches(pattern, entry) || matches(pattern, name))) return;
  if (exclude.some((pattern) => matches(pattern, path))) {
    throw new PostSkipped('it is excluded by _config.yml', 'excluded');
  }
  if (/^[_#~]/.test(entry) || /^[_#~]|[.~]$/.test(name)) {
    throw new PostSkipped(`Jekyll ignores ${path} because of its name`, 'not-post');
  }
}

function matches(pattern: string, path: string): boolean {
  return path.startsWith(pattern) || pattern === `${path}/` || fnmatch(pattern, path);
}
