import type { Database } from '../store/database.ts';
import { listPosts } from '../store/posts.ts';
import { isCurrent } from './settings.ts';

// Paths in a page of the source's posts.
const pageOfPosts = 5_000;

/** The hash of each post of a source by its path; empty for those that must be read again. */
export async function knownHashes(
  db: Database,
  sourceId: number,
  settings: string,
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (let after = ''; ; ) {
    const page = await listPosts(db, sourceId, after, pageOfPosts);
    for (const { path, hash, settings: readWith, outcome } of page) {
      const isKnown = isCurrent(readWith, settings) && outcome !== 'gone';
      hashes.set(path, isKnown ? hash : '');
    }
    const last = page.at(-1);
    if (!last || page.length < pageOfPosts) return hashes;
    after = last.path;
  }
}
