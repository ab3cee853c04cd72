import { gitBlobId } from '../../src/model/post-file.ts';
import type { ImportClient, KnownPost } from '../client/import-client.ts';
import { findPosts, type SiteFolder } from '../site/site-folder.ts';
import { findSupportFiles } from '../site/support-files.ts';
import { comparePosts } from './compare-posts.ts';
import { sendChanged } from './send-changed.ts';
import { type Summary, Tally } from './tally.ts';

export interface SendOptions {
  readonly drafts: boolean;
  readonly future: boolean;
  readonly dryRun: boolean;
  readonly allowWithdrawals: boolean;
  /** Identifies the state of the site for the next import; undefined if it is not a commit. */
  readonly cursor?: string | undefined;
}

// Deleted posts in one request.
const maxPaths = 20_000;

/** Sends the new and changed posts of a site's folder to a Feedmill, and withdraws deleted ones. */
export async function sendSite(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
): Promise<Summary> {
  const { support, query } = await siteQuery(site, options);
  const { isNew, posts, postFolders, cursor } = await client.inventory(query);
  const { paths, links } = await findPosts(site, { drafts: options.drafts, postFolders });
  const known = new Map(posts.map((post) => [post.path, post]));
  const { changed, newHashes, unchanged, unreadable } = await comparePosts(site.root, paths, known);
  const found = new Set(paths);
  const deleted = posts.filter(({ path }) => !found.has(path));
  const tally = new Tally(known);
  tally.addUnchanged(unchanged);
  tally.addProblems(unreadable);
  tally.addSkipped(links);
  if (options.dryRun) return tally.expected(changed, deleted.length);
  const isSame = !isNew && changed.length === 0 && deleted.length === 0;
  if (isSame && (options.cursor === undefined || options.cursor === cursor)) return tally.summary();
  const files = [...(site.config ? [site.config] : []), ...support.sent];
  const { run, notes } = await client.start(files, query);
  tally.addSiteNotes([...notes, ...support.notes]);
  // Deletions come first: only then is a post at a new path recognized as one that has moved.
  await sendDeleted(client, run, deleted, newHashes, options.allowWithdrawals);
  await sendChanged(client, run, site.root, changed, tally);
  await finishRun(client, run, options, tally);
  return tally.summary();
}

/** Reads the support files of a site, and makes the query that identifies its settings. */
export async function siteQuery(site: SiteFolder, { future }: SendOptions) {
  const support = await findSupportFiles(site);
  const config = site.config ? await gitBlobId(site.config.bytes) : '';
  return { support, query: { files: support.filesId, config, future } };
}

/** Finishes a run and adds its result to the tally. */
export async function finishRun(
  client: ImportClient,
  run: number,
  { cursor }: SendOptions,
  tally: Tally,
): Promise<void> {
  const { withdrawn, pending } = await client.finish(run, cursor);
  tally.withdrawn = withdrawn;
  if (pending > 0) {
    tally.addSiteNotes([`${pending} posts must be read again: run the import once more`]);
  }
}

async function sendDeleted(
  client: ImportClient,
  run: number,
  deleted: readonly KnownPost[],
  newHashes: ReadonlySet<string>,
  allowWithdrawals: boolean,
): Promise<void> {
  for (let start = 0; start < deleted.length; start += maxPaths) {
    const batch = deleted.slice(start, start + maxPaths);
    const movedHashes = batch.flatMap(({ blob }) => (newHashes.has(blob) ? [blob] : []));
    const paths = batch.map(({ path }) => path);
    await client.sendDeleted(run, { paths, newHashes: movedHashes }, allowWithdrawals);
  }
}
