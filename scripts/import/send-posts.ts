import type { PostFile } from '../../src/model/post-file.ts';
import { ServerFailure } from '../client/api-client.ts';
import { type ImportClient, packPosts, type SentPost } from '../client/import-client.ts';
import type { Remark } from '../command/remarks.ts';
import { mediaSizesOf } from '../site/media-sizes.ts';
import { readSiteFile, unreadableRemark } from '../site/site-file.ts';
import type { SiteFolder } from '../site/site-folder.ts';

// The initial size of a batch. A batch is one request, and must fit into the Worker's CPU time.
const maxPosts = 100;
const maxBytes = 1_000_000;

/** The result of sending a batch of posts. */
interface SentBatch {
  readonly posts: readonly SentPost[];
  /** Posts that were sent before and have lost their URLs to posts of this batch. */
  readonly displaced: readonly SentPost[];
  /** Files that were deleted in the meantime, or cannot be read. */
  readonly unreadable: readonly Remark[];
  /** The number of paths in the batch, including unreadable files. */
  readonly count: number;
}

/**
 * Sends posts in batches. If the Worker fails at a batch, the batch is halved, and later ones are no
 * larger. If it fails at a single post, the post is reported as a problem, and later batches have their
 * first size again.
 *
 * @param onSent called after each batch
 */
export async function sendPosts(
  client: ImportClient,
  run: number,
  site: SiteFolder,
  paths: readonly string[],
  onSent: (batch: SentBatch) => void,
): Promise<void> {
  let size = maxPosts;
  let next = prepareBatch(site, paths.slice(0, size));
  for (let at = 0; at < paths.length; ) {
    const { body, sent, unreadable } = await next;
    const files = sent.size;
    const count = files + unreadable.length;
    const report = (reports: readonly SentPost[]) => {
      const posts = reports.filter(({ path }) => sent.has(path));
      const displaced = reports.filter(({ path }) => !sent.has(path));
      onSent({ posts, displaced, unreadable, count });
    };
    const sending = files > 0 ? client.sendPosts(run, body) : { posts: [] };
    // The next batch is prepared while the Worker reads this one.
    next = prepareBatch(site, paths.slice(at + count, at + count + size));
    try {
      report((await sending).posts);
      at += count;
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error;
      size = files === 1 ? maxPosts : Math.ceil(files / 2);
      if (files === 1) {
        // This also fails if it is not the post that the Worker fails at.
        report((await client.sendFatal(run, body)).posts);
        at += count;
      }
      next = prepareBatch(site, paths.slice(at, at + size));
    }
  }
}

async function prepareBatch(site: SiteFolder, paths: readonly string[]) {
  const { files, unreadable } = await readFiles(site.root, paths);
  const sizes = await mediaSizesOf(site, files);
  const sent = new Set(files.map(({ path }) => path));
  return { body: await packPosts(files, sizes), sent, unreadable };
}

/** Reads files until they are too large for one batch. */
async function readFiles(root: string, paths: readonly string[]) {
  const files: PostFile[] = [];
  const unreadable: Remark[] = [];
  let bytes = 0;
  for (const path of paths) {
    try {
      const file = await readSiteFile(root, path);
      if (files.length > 0 && bytes + file.bytes.length > maxBytes) break;
      files.push(file);
      bytes += file.bytes.length;
    } catch (error) {
      // The site may be edited during the import.
      unreadable.push(unreadableRemark(path, error));
    }
  }
  return { files, unreadable };
}
