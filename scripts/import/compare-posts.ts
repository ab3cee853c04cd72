import { maxPostBytes } from '../../src/model/post-file.ts';
import type { KnownPost } from '../client/import-client.ts';
import type { Remark } from '../command/remarks.ts';
import { blobIdOf, readSiteFile, unreadableRemark } from '../site/site-file.ts';

/** The posts of a site's folder, compared with the stored ones. */
interface ComparedPosts {
  /** Paths of new and changed posts. */
  readonly changed: readonly string[];
  /** The Git blob ids of posts at new paths, one for each. */
  readonly newHashes: readonly string[];
  readonly unchanged: readonly string[];
  readonly unreadable: readonly Remark[];
}

/**
 * Compares the posts of a site's folder with those that the Feedmill has stored.
 *
 * @param known undefined if the Feedmill has none: nothing is compared then
 * @param isNew whether the Feedmill has no post at a path
 */
export async function comparePosts(
  root: string,
  paths: readonly string[],
  known: ReadonlyMap<string, KnownPost> | undefined,
  isNew = (path: string) => !known?.has(path),
): Promise<ComparedPosts> {
  const changed: string[] = [];
  const newHashes: string[] = [];
  const unchanged: string[] = [];
  const unreadable: Remark[] = [];
  for (const path of paths) {
    try {
      const { bytes } = await readSiteFile(root, path);
      const blob = known && blobIdOf(bytes);
      if (blob !== undefined && isNew(path)) newHashes.push(blob);
      if (blob !== undefined && known?.get(path)?.hash === blob) unchanged.push(path);
      else if (bytes.length <= maxPostBytes) changed.push(path);
      else unreadable.push({ path, note: 'it is larger than 1 MB', reasons: 'size' });
    } catch (error) {
      unreadable.push(unreadableRemark(path, error));
    }
  }
  return { changed, newHashes, unchanged, unreadable };
}
