import { gitBlobId, maxPostBytes } from '../../src/model/post-file.ts';
import type { KnownPost } from '../client/import-client.ts';
import type { Remark } from '../command/remarks.ts';
import { readSiteFile, unreadableNote } from '../site/site-folder.ts';

/** The posts of a site's folder, compared with the stored ones. */
interface ComparedPosts {
  /** Paths of new and changed posts. */
  readonly changed: readonly string[];
  /** Git blob ids of posts at new paths. They are not computed if no post is known. */
  readonly newHashes: ReadonlySet<string>;
  readonly unchanged: readonly string[];
  readonly unreadable: readonly Remark[];
}

/** Compares the posts of a site's folder with those that the Feedmill has stored. */
export async function comparePosts(
  root: string,
  paths: readonly string[],
  known: ReadonlyMap<string, KnownPost>,
): Promise<ComparedPosts> {
  const changed: string[] = [];
  const newHashes = new Set<string>();
  const unchanged: string[] = [];
  const unreadable: Remark[] = [];
  for (const path of paths) {
    try {
      const { bytes } = await readSiteFile(root, path);
      // If no post is known, there is nothing to compare a hash with.
      const blob = known.size === 0 ? '' : await gitBlobId(bytes);
      const isSame = known.get(path)?.hash === blob;
      if (!known.has(path)) newHashes.add(blob);
      if (isSame) unchanged.push(path);
      else if (bytes.length <= maxPostBytes) changed.push(path);
      else unreadable.push({ path, note: 'it is larger than 1 MB', reasons: 'size' });
    } catch (error) {
      unreadable.push({ path, note: unreadableNote(error), reasons: 'unreadable' });
    }
  }
  return { changed, newHashes, unchanged, unreadable };
}
