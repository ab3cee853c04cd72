import type { PostFile } from '../../src/import/post-file.ts';
import { ServerFailure } from './failure.ts';
import type { ImportClient, SentPost } from './import-client.ts';
import { readSiteFile } from './site-folder.ts';

// One request: small enough for the CPU time that a Worker usually has.
const mostPosts = 40;
const mostBytes = 1_000_000;

/**
 * Sends posts in bounded requests. Where a request is too much for the Worker, it and all after it
 * are made smaller.
 *
 * @param done is told what became of each request's posts, and how many those were
 */
export async function sendPosts(
  client: ImportClient,
  run: number,
  root: string,
  paths: readonly string[],
  done: (posts: readonly SentPost[], sent: number) => void,
): Promise<void> {
  let most = mostPosts;
  for (let at = 0; at < paths.length; ) {
    const files = await readSome(root, paths.slice(at, at + most));
    try {
      const { posts } = await client.sendPosts(run, files);
      done(posts, files.length);
      at += files.length;
    } catch (error) {
      if (!(error instanceof ServerFailure) || files.length === 1) throw error;
      most = Math.ceil(files.length / 2);
    }
  }
}

async function readSome(root: string, paths: readonly string[]): Promise<PostFile[]> {
  const files: PostFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const file = await readSiteFile(root, path);
    if (files.length > 0 && bytes + file.bytes.length > mostBytes) break;
    files.push(file);
    bytes += file.bytes.length;
  }
  return files;
}
