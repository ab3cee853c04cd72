import type { PostFile } from '../../src/import/post-file.ts';
import { ServerFailure } from './failure.ts';
import type { ImportClient, SentPost } from './import-client.ts';
import { readSiteFile, reasonOf } from './site-folder.ts';
import type { Remark } from './tally.ts';

// One request: small enough for the CPU time that a Worker usually has.
const mostPosts = 40;
const mostBytes = 1_000_000;

/**
 * Sends posts in bounded requests. Where a request is too much for the Worker, it and all after it
 * are made smaller.
 *
 * @param done is told of each request: what became of its posts, which files had gone or could not
 *   be read by then, and how many those were in all
 */
export async function sendPosts(
  client: ImportClient,
  run: number,
  root: string,
  paths: readonly string[],
  done: (posts: readonly SentPost[], unreadable: readonly Remark[], count: number) => void,
): Promise<void> {
  let most = mostPosts;
  for (let at = 0; at < paths.length; ) {
    const { files, unreadable } = await readSome(root, paths.slice(at, at + most));
    const count = files.length + unreadable.length;
    try {
      const { posts } = files.length > 0 ? await client.sendPosts(run, files) : { posts: [] };
      done(posts, unreadable, count);
      at += count;
    } catch (error) {
      if (!(error instanceof ServerFailure) || files.length === 1) throw error;
      most = Math.ceil(files.length / 2);
    }
  }
}

async function readSome(root: string, paths: readonly string[]) {
  const files: PostFile[] = [];
  const unreadable: Remark[] = [];
  let bytes = 0;
  for (const path of paths) {
    try {
      const file = await readSiteFile(root, path);
      if (files.length > 0 && bytes + file.bytes.length > mostBytes) break;
      files.push(file);
      bytes += file.bytes.length;
    } catch (error) {
      // Whoever writes the site goes on writing.
      unreadable.push({ path, note: reasonOf(error), reasons: 'unreadable' });
    }
  }
  return { files, unreadable };
}
