import { PostSkipped } from '../model/problem.ts';
import { fnmatch } from './glob.ts';
import type { SiteStructure } from './site-structure.ts';

/**
 * Throws if Jekyll's `EntryFilter` rejects a post. It filters each directory above the post directory,
 * then the path below the post directory as one entry. It rejects an entry that is excluded or whose
 * name begins with a special character, unless `include` lists it.
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
  for (const [index, name] of folders.entries()) {
    filterEntry(name, name, folders.slice(0, index + 1).join('/'), structure);
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

// Jekyll joins the pattern to the folder of the site, so a slash at its start makes no difference.
function matches(written: string, path: string): boolean {
  const pattern = written.replace(/^\/+/, '');
  return path.startsWith(pattern) || pattern === `${path}/` || fnmatch(pattern, path);
}
