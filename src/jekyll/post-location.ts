/** The parts of the path of a post. */
export interface PostLocation {
  readonly above: readonly string[];
  /** An additional post folder counts as `_posts`. */
  readonly folder: '_posts' | '_drafts';
  readonly below: readonly string[];
  /** Whether it is an additional post folder, where file names need no date. */
  readonly isAdditional: boolean;
}

/**
 * Finds the post folder in a path.
 *
 * @param postFolders additional ones: names, which match at any depth, and paths from the root. One that
 *   begins with a slash is only in the root
 * @returns undefined if the file is in none
 */
export function locate(path: string, postFolders: readonly string[]): PostLocation | undefined {
  const parts = path.split('/');
  if (parts.some((part) => /^\.|^(?:node_modules|_site)$/.test(part))) return undefined;
  for (let index = 0; index < parts.length - 1; index++) {
    const name = parts[index];
    if (name === '_posts' || name === '_drafts') {
      const [above, below] = [parts.slice(0, index), parts.slice(index + 1)];
      return { above, folder: name, below, isAdditional: false };
    }
    const additional = postFolders.find((folder) => isFolderAt(parts, index, folder));
    if (additional === undefined) continue;
    const below = parts.slice(index + additional.replace(/^\//, '').split('/').length);
    if (below.length === 0) continue;
    const above = [...parts.slice(0, index), ...additional.split('/').slice(0, -1)];
    return { above, folder: '_posts', below, isAdditional: true };
  }
  return undefined;
}

function isFolderAt(parts: readonly string[], start: number, folder: string): boolean {
  const isInRoot = folder.includes('/');
  if (isInRoot && start > 0) return false;
  const names = folder.replace(/^\//, '').split('/');
  return names.every((name, index) => parts[start + index] === name);
}
