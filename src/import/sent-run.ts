import type { Config } from '../config/config.ts';
import {
  type InventoryResponse,
  reportedOutcome,
  type StartedResponse,
} from '../model/import-api.ts';
import type { PostFile } from '../model/post-file.ts';
import type { Database } from '../store/database.ts';
import { listPosts } from '../store/sources/posts.ts';
import { findRun, findSource, type StoredRun, startRun } from '../store/sources/runs.ts';
import { ImportRun } from './import-run.ts';
import { storedReadContext } from './read-context.ts';
import {
  currentSiteDefaults,
  isCurrent,
  readSite,
  type SiteInput,
  settingsOf,
  siteDefaults,
} from './read-settings.ts';
import { requireSiteUrl } from './require-site-url.ts';

// Runs whose posts are sent by a client of the API, such as `npm run import`. The client asks for
// the inventory of the source, starts a run, sends new and changed posts, and finishes the run.

/**
 * Starts a run for posts that will be sent.
 *
 * @param files the site's configuration, includes and data, if it has any
 * @param future whether posts dated in the future are published at once
 * @throws {ImportError} if the configuration cannot be read, or the first import lacks the site's URL
 */
export async function startSentRun(
  db: Database,
  config: Config,
  source: string,
  files: readonly PostFile[],
  future: boolean,
): Promise<StartedResponse> {
  const read = await readSite(files, files, future, await currentSiteDefaults(db, config));
  requireSiteUrl(read, await findSource(db, source));
  const { runId } = await startRun(db, source, read, new Date());
  console.log({ message: 'run started', source, run: runId, by: 'api' });
  return { run: runId, title: read.site.title, notes: read.notes };
}

/** A run that posts are sent to. */
export interface SentRun {
  readonly stored: StoredRun;
  readonly steps: ImportRun;
}

/** Finds the run with this number; undefined if there is none. */
export async function findSentRun(db: Database, id: number): Promise<SentRun | undefined> {
  const found = await findRun(db, id);
  if (!found) return undefined;
  const { run: stored, source } = found;
  const hasDeleted = source.lastArticleId !== null;
  const run = { ...storedReadContext(db, source), runId: id, isSent: true, hasDeleted };
  const opener = {
    sourceId: source.id,
    find: async () => run,
    open: async () => run,
  };
  return { stored, steps: new ImportRun(db, source.name, opener, () => new Date()) };
}

/**
 * Lists the posts that a source has, in the order of their paths.
 *
 * @param input the site whose posts the client would send
 * @param after the page starts after this path
 * @param limit the maximum number of posts in the page; 0 for none
 */
export async function inventorySource(
  db: Database,
  config: Config,
  name: string,
  input: SiteInput,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<InventoryResponse> {
  const settings = await settingsOf(input, siteDefaults(config));
  const source = await findSource(db, name);
  const page = source && limit > 0 ? await listPosts(db, source.id, after, limit) : [];
  return {
    isNew: source?.settings !== settings,
    postFolders: config.postFolders,
    cursor: source?.cursor ?? null,
    refusal: source?.refusal || null,
    posts: page.map(({ hash, settings: readWith, outcome, ...post }) => ({
      ...post,
      outcome: reportedOutcome(outcome),
      blob: hash,
      hash: isCurrent(readWith, settings) && outcome !== 'deleted' ? hash : null,
    })),
    next: limit > 0 && page.length === limit ? (page.at(-1)?.path ?? null) : null,
  };
}
