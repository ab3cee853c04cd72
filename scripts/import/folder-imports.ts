import { errorMessage } from '../../src/model/error-message.ts';
import type { ImportClient } from '../client/import-client.ts';
import { haltIfInterrupted } from '../command/interruption.ts';
import type { Remark } from '../command/remarks.ts';
import { findPosts, type SitePosts } from '../site/find-posts.ts';
import type { GitChanges } from '../site/git-changes.ts';
import { linkTarget } from '../site/site-file.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { printChanges, printNews } from './print-changes.ts';
import { type StoredSource, sendChanges } from './send-changes.ts';
import { deletedPaths, type SendOptions, sendSite, siteQuery } from './send-site.ts';
import type { Summary } from './tally.ts';

// More changed files than this are found by comparing the whole site: the system drops events then.
const maxPaths = 1_000;

/** Imports what changes in a site's folder, one change after the other, and prints a line for each. */
export class FolderImports {
  readonly #client: ImportClient;
  readonly #openSite: () => Promise<SiteFolder>;
  readonly #options: SendOptions;
  /** Paths of the posts after the last import; undefined if it is not known what was imported. */
  #posts: ReadonlySet<string> | undefined;
  /** Remarks that have been printed, by path. */
  readonly #printed = new Map<string, string>();
  #lastFailure = '';

  /** @param openSite opens the folder with its present configuration */
  constructor(client: ImportClient, openSite: () => Promise<SiteFolder>, options: SendOptions) {
    this.#client = client;
    this.#openSite = openSite;
    this.#options = { ...options, isQuiet: true };
  }

  /** Imports the whole site, and shows the progress. */
  async importAll(site: SiteFolder): Promise<Summary> {
    const { postFolders } = await this.#outline(site);
    const { paths } = await findPosts(site, { ...this.#options, postFolders });
    const summary = await sendSite(this.#client, site, { ...this.#options, isQuiet: false });
    this.#posts = new Set(paths);
    for (const remark of remarksOf(summary)) this.#printed.set(remark.path, remark.note);
    return summary;
  }

  /**
   * Imports what has changed, and prints it. A failure is printed, too, and the next call compares the
   * whole site.
   *
   * @param paths what may have changed
   */
  async importChanges(paths: ReadonlySet<string>): Promise<void> {
    try {
      await this.#import(paths);
      this.#lastFailure = '';
    } catch (error) {
      await haltIfInterrupted();
      this.#posts = undefined;
      const message = errorMessage(error);
      if (message !== this.#lastFailure) console.error(`The import failed: ${message}`);
      this.#lastFailure = message;
    }
  }

  async #import(touched: ReadonlySet<string>): Promise<void> {
    const site = await this.#openSite();
    const { isNew, ...stored } = await this.#outline(site);
    const found = await findPosts(site, { ...this.#options, postFolders: stored.postFolders });
    const before = this.#posts;
    if (isNew || before === undefined || touched.size > maxPaths) {
      this.#posts = undefined;
      const summary = await sendSite(this.#client, site, this.#options);
      const others = [...touched].filter((path) => !found.paths.includes(path));
      this.#print(summary, isNew ? others : []);
      this.#posts = new Set(found.paths);
      return;
    }
    const changes = changesOf(site, before, found, touched);
    if (changes.present.length > 0 || changes.deleted.length > 0) {
      await this.#importPosts(site, changes, stored);
    }
    this.#printNews('Left out', found.links);
    const deleted = new Set(changes.deleted);
    const kept = [...before].filter((path) => !deleted.has(path));
    this.#posts = new Set([...found.paths, ...kept]);
  }

  async #importPosts(site: SiteFolder, changes: GitChanges, stored: StoredSource): Promise<void> {
    this.#posts = undefined;
    const summary = await sendChanges(this.#client, site, this.#options, changes, stored);
    this.#print(summary, [], changes);
    // Other posts link to one whose URL has changed.
    if (summary.pending > 0) this.#print(await sendSite(this.#client, site, this.#options), []);
  }

  async #outline(site: SiteFolder) {
    const { query } = await siteQuery(site, this.#options);
    return this.#client.outline(query);
  }

  /** Prints a summary without the remarks that have been printed before. */
  #print(summary: Summary, causes: readonly string[], changes?: GitChanges): void {
    for (const path of [...(changes?.present ?? []), ...(changes?.deleted ?? [])]) {
      const isStillRemarked = remarksOf(summary).some((remark) => remark.path === path);
      if (!isStillRemarked) this.#printed.delete(path);
    }
    printChanges(summary, changes?.deleted ?? [], causes);
    this.#printNews('Problem', summary.problems);
    this.#printNews('Left out', summary.skipped);
    this.#printNews('Note', summary.notes);
  }

  #printNews(label: string, remarks: readonly Remark[]): void {
    printNews(
      label,
      remarks.filter(({ path, note }) => this.#printed.get(path) !== note),
    );
    for (const { path, note } of remarks) this.#printed.set(path, note);
  }
}

function remarksOf({ problems, skipped, notes }: Summary): readonly Remark[] {
  return [...problems, ...skipped, ...notes];
}

/** Which posts have changed, as paths. */
function changesOf(
  { root }: SiteFolder,
  before: ReadonlySet<string>,
  found: SitePosts,
  touched: ReadonlySet<string>,
): GitChanges {
  const targets = new Map(found.linked.map((path) => [path, linkTarget(root, path)]));
  const isTouched = (path: string) => touched.has(path) || touched.has(targets.get(path) ?? path);
  const added = found.paths.filter((path) => !before.has(path));
  return {
    present: found.paths.filter((path) => !before.has(path) || isTouched(path)),
    added,
    deleted: deletedPaths(
      [...before].map((path) => ({ path })),
      found,
    ),
  };
}
