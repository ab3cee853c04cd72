import { configFilesOf, configIdOf } from '../../src/generators/config-files.ts';
import type { ImportClient, KnownPost } from '../client/import-client.ts';
import { findPosts, type SitePosts } from '../site/find-posts.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { findSupportFiles } from '../site/support-files.ts';
import { comparePosts } from './compare-posts.ts';
import { expectImport } from './expect-import.ts';
import { sendChanged } from './send-changed.ts';
import { type Summary, Tally } from './tally.ts';

export interface SendOptions {
  readonly drafts: boolean;
  readonly future: boolean;
  readonly dryRun: boolean;
  readonly allowWithdrawals: boolean;
  /** Identifies the state of the site for the next import; undefined if it is not a commit. */
  readonly cursor?: string | undefined;
  /** Whether no progress is shown. */
  readonly isQuiet?: boolean;
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
  const { isNew, posts, postFolders, cursor, refusal } = await client.inventory(query);
  const found = await findPosts(site, { drafts: options.drafts, postFolders });
  const { paths, links } = found;
  const known = new Map(posts.map((post) => [post.path, post]));
  const compared = known.size === 0 ? undefined : known;
  const { changed, newHashes, unchanged, unreadable } = await comparePosts(
    site.root,
    paths,
    compared,
  );
  const deleted = deletedPaths(posts, found);
  const tally = new Tally(known);
  tally.addUnchanged(unchanged);
  tally.addProblems([...unreadable, ...found.unreadable]);
  tally.addSkipped(links);
  if (options.dryRun) {
    const added = changed.filter((path) => !known.has(path)).length;
    return expectImport(client, tally, { changed, added, deleted, newHashes }, options);
  }
  const isSame = !isNew && changed.length === 0 && deleted.length === 0 && refusal === null;
  if (isSame && (options.cursor === undefined || options.cursor === cursor)) return tally.summary();
  const { run, notes } = await client.start(support.sent, query);
  tally.addSiteNotes([...notes, ...support.notes]);
  await sendDeleted(client, run, deleted);
  await sendChanged(client, run, site, changed, tally, options);
  await finishRun(client, run, options, tally);
  return tally.summary();
}

/** The stored posts that are gone. What cannot be read is not gone. */
export function deletedPaths(
  known: Iterable<Pick<KnownPost, 'path'>>,
  { paths, unreadable }: Pick<SitePosts, 'paths' | 'unreadable'>,
): string[] {
  const present = new Set(paths);
  const mayExist = (post: string) =>
    unreadable.some(({ path }) => post === path || post.startsWith(`${path}/`));
  return [...known].flatMap(({ path }) => (present.has(path) || mayExist(path) ? [] : [path]));
}

/** Reads the support files of a site, and makes the query that identifies its settings. */
export async function siteQuery(site: SiteFolder, { future }: SendOptions) {
  const support = await findSupportFiles(site);
  const config = await configIdOf(configFilesOf(site.config));
  return { support, query: { files: support.filesId, config, future } };
}

/** Finishes a run and adds its result to the tally. */
export async function finishRun(
  client: ImportClient,
  run: number,
  { cursor, allowWithdrawals }: SendOptions,
  tally: Tally,
): Promise<void> {
  const { withdrawn, refusal, pending } = await client.finish(run, { cursor, allowWithdrawals });
  tally.withdrawn = withdrawn;
  tally.refusal = refusal;
  tally.pending = pending;
}

/** Names deleted posts. This must come before posts are sent: a post at a new path may have moved. */
export async function sendDeleted(
  client: ImportClient,
  run: number,
  deleted: readonly string[],
): Promise<void> {
  for (let start = 0; start < deleted.length; start += maxPaths) {
    await client.sendDeleted(run, deleted.slice(start, start + maxPaths));
  }
}
