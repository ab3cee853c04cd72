// Generators other than Jekyll convert these files. Others in their folders of posts are pictures and so on.
const contentFile = /\.(?:md|markdown|mdown|mkd|mdx|html?|adoc|asciidoc|org|rst|textile|pandoc)$/i;

/** Whether a file is text that a generator converts, and is neither hidden nor part of a package. */
export function isContentFile(path: string): boolean {
  return contentFile.test(path) && !/(?:^|\/)(?:\.|node_modules\/|_site\/)/.test(path);
}

/**
 * Whether a path is in one of the folders. A folder given as a name matches at any depth; one given as a
 * path matches only at the root, as for Jekyll.
 *
 * @param usual matches paths in the folders that the generator has posts in; used if none are given
 */
export function isInFolders(path: string, folders: readonly string[], usual: RegExp): boolean {
  if (folders.length === 0) return usual.test(path);
  return folders.some(
    (folder) =>
      path.startsWith(`${folder}/`) || (!folder.includes('/') && path.includes(`/${folder}/`)),
  );
}
