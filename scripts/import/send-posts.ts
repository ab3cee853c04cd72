import type { PostFile } from '../../src/model/post-file.ts';
import { type ImportClient, packPosts, type SentPost } from '../client/import-client.ts';
import { ServerFailure } from '../command/failure.ts';
import type { Remark } from '../command/remarks.ts';
import { readSiteFile, reasonOf } from '../site/site-folder.ts';

// One request: small enough for the CPU time that a Worker usually has.
const mostPosts = 100;
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
  let batch = prepare(root, paths.slice(0, most));
  for (let at = 0; at < paths.length; ) {
    const { body, files, unreadable } = await batch;
    const count = files + unreadable.length;
    const sending = files > 0 ? client.sendPosts(run, body) : { posts: [] };
    // What comes next is made ready while the Worker works.
    batch = prepare(root, paths.slice(at + count, at + count + most));
    try {
      const { posts } = await sending;
      done(posts, unreadable, count);
      at += count;
    } catch (error) {
      if (!(error instanceof ServerFailure) || files === 1) throw error;
      most = Math.ceil(files / 2);
      batch = prepare(root, paths.slice(at, at + most));
    }
  }
}

async function prepare(root: string, paths: readonly string[]) {
  const { files, unreadable } = await readSome(root, paths);
  return { body: await packPosts(files), files: files.length, unreadable };
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
