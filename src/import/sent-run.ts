import type { Config } from '../config/config.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import { isSupportFile } from '../jekyll/support-files.ts';
import {
  type InventoryResponse,
  reportedOutcome,
  type StartedResponse,
} from '../model/import-api.ts';
import { configName, type PostFile } from '../model/post-file.ts';
import type { Database } from '../store/database.ts';
import { listPosts } from '../store/sources/posts.ts';
import { findRun, findSource, type StoredRun, startRun } from '../store/sources/runs.ts';
import type { OpenRun } from './import-posts.ts';
import { ImportRun } from './import-run.ts';
import { isCurrent, readSite, type SiteInput, settingsOf, siteDefaults } from './read-settings.ts';
import { storedSupportFiles } from './render-context.ts';

// Runs whose posts are sent, by `npm run import` or whoever else calls the API. The sender asks what
// the source has, starts a run, sends what is new or changed, and finishes the run.

/** Whether the sender's run needs a file at this path to be started with. */
export function startsRun(path: string): boolean {
  return path === configName || isSupportFile(path);
}

/**
 * Starts a run for posts that will be sent.
 *
 * @param files the site's configuration and its includes and data, as far as there are any
 * @param future whether posts dated ahead are published at once
 * @throws {ImportError} if the configuration cannot be read
 */
export async function startSentRun(
  db: Database,
  config: Config,
  source: string,
  files: readonly PostFile[],
  future: boolean,
): Promise<StartedResponse> {
  const file = files.find(({ path }) => path === configName);
  const { site, notes, ...rest } = await readSite(file, files, future, siteDefaults(config));
  const { runId } = await startRun(db, source, { site, notes, ...rest }, new Date());
  console.log({ message: 'run started', source, run: runId, by: 'api' });
  return { run: runId, title: site.title, notes };
}

/** A run that posts are sent to. */
export interface SentRun {
  readonly stored: StoredRun;
  readonly steps: ImportRun;
}

/** The run of this number; undefined if it was never started. */
export async function findSentRun(db: Database, id: number): Promise<SentRun | undefined> {
  const found = await findRun(db, id);
  if (!found) return undefined;
  const { run: stored, source } = found;
  const site = storedSiteConfig(source.site);
  const files = storedSupportFiles(db, source.id, site);
  const run: OpenRun = { runId: id, sourceId: source.id, settings: source.settings, site, files };
  const opener = { sourceId: source.id, find: async () => run, open: async () => run };
  return { stored, steps: new ImportRun(db, source.name, opener, () => new Date()) };
}

/**
 * Lists what a source has, in the order of paths.
 *
 * @param input what the sender would read its posts with
 * @param after the path that the page starts behind
 * @param limit posts of a page; 0 for none
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
    posts: page.map(({ hash, settings: readWith, outcome, ...post }) => ({
      ...post,
      outcome: reportedOutcome(outcome),
      blob: hash,
      hash: isCurrent(readWith, settings) && outcome !== 'deleted' ? hash : null,
    })),
    next: limit > 0 && page.length === limit ? (page.at(-1)?.path ?? null) : null,
  };
}
