import type { ImportClient } from '../client/import-client.ts';
import {
  type Checkout,
  changesSince,
  findCommit,
  type GitChanges,
  readCheckout,
} from '../site/git-changes.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { type StoredSource, sendChanges } from './send-changes.ts';
import { type SendOptions, sendSite, siteQuery } from './send-site.ts';
import type { Summary } from './tally.ts';

// Changed and deleted files. One request names them all.
const maxFiles = 20_000;

/** The changes that are sent instead of the whole site. */
interface ChangesToSend extends StoredSource {
  readonly changes: GitChanges;
  readonly cursor: string;
}

/**
 * Sends what has changed in Git since the commit that was sent last. If that cannot be determined, it
 * compares the whole site instead and prints why.
 *
 * @param since `last`, or a commit that the repository must have. Either way, the changes start at the
 *   commit that was sent last, which the Feedmill has stored.
 */
export async function sendSince(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  since: string,
): Promise<Summary> {
  const checkout = await readCheckout(site.root);
  const found = await findGitChanges(client, site, options, since, checkout);
  if (typeof found !== 'string') {
    const { changes, cursor, ...stored } = found;
    return sendChanges(client, site, { ...options, cursor }, changes, stored);
  }
  console.log(`The whole site is compared: ${found}`);
  const cursor = checkout?.isClean ? cursorOf(checkout.head, options) : undefined;
  return sendSite(client, site, { ...options, cursor });
}

/** @returns the changes, or the reason why the whole site must be compared */
async function findGitChanges(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  since: string,
  checkout: Checkout | undefined,
): Promise<ChangesToSend | string> {
  if (!checkout) return `${site.root} is not in a Git repository`;
  if (!checkout.isClean) return 'the folder has uncommitted changes';
  if (since !== 'last' && !(await findCommit(site.root, since))) {
    return `this repository does not have the commit ${since}`;
  }
  const { query } = await siteQuery(site, options);
  const { isNew, postFolders, cursor, refusal } = await client.outline(query);
  if (isNew)
    return 'the site is new to the Feedmill, or its configuration, includes or data have changed';
  const [, last] = /^commit:([0-9a-f]+)/.exec(cursor ?? '') ?? [];
  if (last === undefined || cursor !== cursorOf(last, options)) {
    return 'the Feedmill does not know which commit was sent last';
  }
  const changes = (await findCommit(site.root, last)) && (await changesSince(site.root, last));
  if (!changes) return `this repository does not have ${last}, which was sent last`;
  if (changes.present.length + changes.deleted.length > maxFiles) return 'too much has changed';
  return { changes, postFolders, cursor: cursorOf(checkout.head, options), refusal };
}

function cursorOf(commit: string, { drafts }: SendOptions): string {
  return `commit:${commit}${drafts ? ' drafts' : ''}`;
}
