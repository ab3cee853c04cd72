import { gitBlobId } from '../../src/model/post-file.ts';
import type { ImportClient, KnownPost, SentPost } from '../client/import-client.ts';
import { Progress } from '../command/progress.ts';
import type { Remark } from '../command/remarks.ts';
import { findPosts, readSiteFile, reasonOf, type SiteFolder } from '../site/site-folder.ts';
import { findSupportFiles } from '../site/support-files.ts';
import { sendPosts } from './send-posts.ts';
import { type Summary, Tally } from './tally.ts';

export interface SendOptions {
  readonly drafts: boolean;
  readonly future: boolean;
  readonly dryRun: boolean;
  readonly allowWithdrawals: boolean;
  /** What the Feedmill is to remember the source by; undefined for nothing. */
  readonly cursor?: string | undefined;
}

const requestPaths = 20_000;

// What the Worker would refuse need not be sent.
const maxPostBytes = 1_000_000;

/** Sends what is new or changed in a site's folder to a Feedmill, and withdraws what is gone. */
export async function sendSite(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
): Promise<Summary> {
  const { support, query } = await readWith(site, options);
  const { isNew, posts, postFolders, cursor } = await client.inventory(query);
  const { paths, links } = await findPosts(site, { drafts: options.drafts, postFolders });
  const known = new Map(posts.map((post) => [post.path, post]));
  const { changed, newHashes, unchanged, unreadable } = await compare(site.root, paths, known);
  const here = new Set(paths);
  const deleted = posts.filter(({ path }) => !here.has(path));
  const tally = new Tally(known);
  tally.unchanged(unchanged);
  tally.problems(unreadable);
  tally.leftOut(links);
  if (options.dryRun) return tally.expected(changed, deleted.length);
  const isSame = !isNew && changed.length === 0 && deleted.length === 0;
  if (isSame && (options.cursor === undefined || options.cursor === cursor)) return tally.summary();
  const files = [...(site.config ? [site.config] : []), ...support.sent];
  const { run, notes } = await client.start(files, query);
  tally.siteNotes([...notes, ...support.notes]);
  // First what is gone: only then can a post at a new path be known as one that has moved.
  await sendDeleted(client, run, deleted, newHashes, options.allowWithdrawals);
  await sendChanged(client, run, site.root, changed, tally);
  await finish(client, run, options, tally);
  return tally.summary();
}

/** What a site's posts are read with, and how the Feedmill is asked whether it has that. */
export async function readWith(site: SiteFolder, { future }: SendOptions) {
  const support = await findSupportFiles(site);
  const config = site.config ? await gitBlobId(site.config.bytes) : '';
  return { support, query: { files: support.filesId, config, future } };
}

/** Ends a run. */
export async function finish(
  client: ImportClient,
  run: number,
  { cursor }: SendOptions,
  tally: Tally,
): Promise<void> {
  const { withdrawn, pending } = await client.finish(run, cursor);
  tally.withdrawn = withdrawn;
  if (pending > 0) tally.siteNotes([`${pending} posts can be read in full only now: run it again`]);
}

async function sendDeleted(
  client: ImportClient,
  run: number,
  deleted: readonly KnownPost[],
  newHashes: ReadonlySet<string>,
  allowWithdrawals: boolean,
): Promise<void> {
  for (let at = 0; at < deleted.length; at += requestPaths) {
    const piece = deleted.slice(at, at + requestPaths);
    const moved = piece.flatMap(({ blob }) => (newHashes.has(blob) ? [blob] : []));
    const paths = piece.map(({ path }) => path);
    await client.sendDeleted(run, { paths, newHashes: moved }, allowWithdrawals);
  }
}

/** Sends posts. */
export async function sendChanged(
  client: ImportClient,
  run: number,
  root: string,
  changed: readonly string[],
  tally: Tally,
): Promise<void> {
  const progress = new Progress('Importing posts:', changed.length);
  // Posts that link to one which came after them; what they are then is known at the second time.
  const early = new Map<string, string>();
  await sendPosts(client, run, root, changed, (posts, unreadable, sent) => {
    const isEarly = ({ reasons }: SentPost) => reasons.split(' ').includes('target');
    const pending = posts.filter(isEarly);
    for (const post of pending) early.set(post.path, post.outcome);
    const count = sent - unreadable.length - pending.length;
    tally.sent(
      posts.filter((post) => !isEarly(post)),
      count,
    );
    tally.problems(unreadable);
    progress.add(sent);
  });
  progress.end();
  await sendPosts(client, run, root, [...early.keys()], (posts, unreadable, sent) => {
    const asFirst = posts.map((post) => ({
      ...post,
      outcome: early.get(post.path) ?? post.outcome,
    }));
    tally.sent(asFirst, sent - unreadable.length);
    tally.problems(unreadable);
  });
}

/** Compares posts with what is known of them. */
export async function compare(
  root: string,
  paths: readonly string[],
  known: ReadonlyMap<string, KnownPost>,
) {
  const changed: string[] = [];
  const newHashes = new Set<string>();
  const unchanged: string[] = [];
  const unreadable: Remark[] = [];
  for (const path of paths) {
    try {
      const { bytes } = await readSiteFile(root, path);
      // At a first import nothing is known that a hash could be compared with.
      const blob = known.size === 0 ? '' : await gitBlobId(bytes);
      const isSame = known.get(path)?.hash === blob;
      if (!known.has(path)) newHashes.add(blob);
      if (isSame) unchanged.push(path);
      else if (bytes.length <= maxPostBytes) changed.push(path);
      else unreadable.push({ path, note: 'it is larger than 1 MB', reasons: 'size' });
    } catch (error) {
      unreadable.push({ path, note: reasonOf(error), reasons: 'unreadable' });
    }
  }
  return { changed, newHashes, unchanged, unreadable };
}
