import { gitBlobId } from '../../src/import/post-file.ts';
import type { ImportClient, KnownPost } from './import-client.ts';
import { Progress } from './progress.ts';
import { sendPosts } from './send-posts.ts';
import { findPosts, readSiteFile, reasonOf, type SiteFolder } from './site-folder.ts';
import { type Remark, type Summary, Tally } from './tally.ts';

export interface SendOptions {
  readonly drafts: boolean;
  readonly future: boolean;
  readonly dryRun: boolean;
  readonly allowWithdrawals: boolean;
}

const requestPaths = 1_000;

// What the Worker would refuse need not be sent.
const maxPostBytes = 1_000_000;

/** Sends what is new or changed in a site's folder to a Feedmill, and withdraws what is gone. */
export async function sendSite(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
): Promise<Summary> {
  const query = {
    config: site.config ? await gitBlobId(site.config.bytes) : '',
    future: options.future,
  };
  const { isNew, posts, postFolders } = await client.inventory(query);
  const { paths, links } = await findPosts(site, { drafts: options.drafts, postFolders });
  const known = new Map(posts.map((post) => [post.path, post]));
  const { changed, unchanged, unreadable } = await compare(site.root, paths, known);
  const here = new Set(paths);
  const gone = posts.flatMap(({ path }) => (here.has(path) ? [] : [path]));
  const tally = new Tally(known);
  tally.unchanged(unchanged);
  tally.problems(unreadable);
  tally.leftOut(links);
  if (options.dryRun) return tally.expected(changed, gone.length);
  if (!isNew && changed.length === 0 && gone.length === 0) return tally.summary();
  const { run, notes } = await client.start(site.config, query);
  tally.siteNotes(notes);
  // First what is gone: only then can a post at a new path be known as one that has moved.
  for (let at = 0; at < gone.length; at += requestPaths) {
    await client.sendGone(run, gone.slice(at, at + requestPaths));
  }
  const progress = new Progress('Importing posts:', changed.length);
  await sendPosts(client, run, site.root, changed, (posts, unreadable, sent) => {
    tally.sent(posts, sent - unreadable.length);
    tally.problems(unreadable);
    progress.add(sent);
  });
  progress.end();
  const { withdrawn, waiting } = await client.finish(run, options.allowWithdrawals);
  tally.withdrawn = withdrawn;
  if (waiting > 0)
    tally.siteNotes([`${waiting} posts whose address has become free: run it again`]);
  return tally.summary();
}

async function compare(
  root: string,
  paths: readonly string[],
  known: ReadonlyMap<string, KnownPost>,
) {
  const changed: string[] = [];
  const unchanged: string[] = [];
  const unreadable: Remark[] = [];
  for (const path of paths) {
    try {
      const { bytes } = await readSiteFile(root, path);
      const isSame = known.get(path)?.hash === (await gitBlobId(bytes));
      if (isSame) unchanged.push(path);
      else if (bytes.length <= maxPostBytes) changed.push(path);
      else unreadable.push({ path, note: 'it is larger than a megabyte', reasons: 'size' });
    } catch (error) {
      unreadable.push({ path, note: reasonOf(error), reasons: 'unreadable' });
    }
  }
  return { changed, unchanged, unreadable };
}
