import { isDraftFile, isPostFile } from '../../src/jekyll/post-path.ts';
import type { ImportClient } from '../client/import-client.ts';
import {
  type Checkout,
  changesSince,
  findCommit,
  type GitChanges,
  readCheckout,
} from '../site/git-changes.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { compare, finish, readWith, type SendOptions, sendChanged, sendSite } from './send-site.ts';
import { type Summary, Tally } from './tally.ts';

// Files of one request that says what is gone.
const maxFiles = 20_000;

/** What may be sent in the place of a whole site. */
interface Part {
  readonly changes: GitChanges;
  readonly postFolders: readonly string[];
  readonly cursor: string;
}

/**
 * Sends what has changed in Git since the commit that was sent last, without asking what the Feedmill
 * has. Where it cannot be known that this is all, the site is compared whole, and a line says why.
 *
 * @param since a commit that the repository must have, so that what was sent after it is known here;
 *   `last` for the one that was sent last
 */
export async function sendSince(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  since: string,
): Promise<Summary> {
  const checkout = await readCheckout(site.root);
  const part = await partSince(client, site, options, since, checkout);
  if (typeof part !== 'string') return sendPart(client, site, options, part);
  console.log(`Everything is compared: ${part}`);
  const cursor = checkout?.isClean ? cursorOf(checkout, options) : undefined;
  return sendSite(client, site, { ...options, cursor });
}

/** Says why not where it must be the whole site. */
async function partSince(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  since: string,
  checkout: Checkout | undefined,
): Promise<Part | string> {
  if (!checkout) return `${site.root} is in no Git repository`;
  if (!checkout.isClean) return 'the folder has changes that are not committed';
  if (since !== 'last' && !(await findCommit(site.root, since))) {
    return `this repository does not have the commit ${since}`;
  }
  const { query } = await readWith(site, options);
  const { isNew, postFolders, cursor } = await client.outline(query);
  if (isNew) return 'the site is new there, or its configuration, includes or data have changed';
  const [, last] = /^commit:([0-9a-f]+)/.exec(cursor ?? '') ?? [];
  if (last === undefined || cursor !== cursorOf({ head: last }, options)) {
    return 'which commit was sent last is not known there';
  }
  const changes = (await findCommit(site.root, last)) && (await changesSince(site.root, last));
  if (!changes) return `this repository does not have ${last}, which was sent last`;
  if (changes.present.length + changes.deleted.length > maxFiles) return 'much of it has changed';
  return { changes, postFolders, cursor: cursorOf(checkout, options) };
}

function cursorOf({ head }: Pick<Checkout, 'head'>, { drafts }: SendOptions): string {
  return `commit:${head}${drafts ? ' drafts' : ''}`;
}

async function sendPart(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  { changes, postFolders, cursor }: Part,
): Promise<Summary> {
  const isPost = (path: string) =>
    isPostFile(path, postFolders) && (options.drafts || !isDraftFile(path));
  const deleted = changes.deleted.filter(isPost);
  const { changed, newHashes, unreadable } = await compare(
    site.root,
    changes.present.filter(isPost),
    new Map(),
  );
  const tally = new Tally(new Map());
  tally.problems(unreadable);
  if (options.dryRun) return tally.expected(changed, deleted.length);
  if (changed.length === 0 && deleted.length === 0) return tally.summary();
  const { support, query } = await readWith(site, options);
  const files = [...(site.config ? [site.config] : []), ...support.sent];
  const { run } = await client.start(files, query);
  await client.sendDeleted(
    run,
    { paths: deleted, newHashes: [...newHashes] },
    options.allowWithdrawals,
  );
  await sendChanged(client, run, site.root, changed, tally);
  await finish(client, run, { ...options, cursor }, tally);
  return tally.summary();
}
