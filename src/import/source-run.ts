import { storedSiteConfig } from '../jekyll/site-config.ts';
import type { HashedFile } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { Deletions, Scan } from '../sources/source.ts';
import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { addPlannedWithdrawals, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import {
  closeRuns,
  endRun,
  findRunningRun,
  type StartedRun,
  type StoredSource,
  saveCursor,
  saveRemaining,
  startNextRun,
  startRun,
} from '../store/sources/runs.ts';
import { inBatches } from './batches.ts';
import type { PostReport } from './change-set.ts';
import { hasMissingLinks, importPosts, type OpenRun } from './import-posts.ts';
import { logEnd } from './log-run.ts';
import type { ReadSite } from './read-settings.ts';
import { storedSupportFiles } from './render-context.ts';
import { checkWithdrawals, withdrawDeleted } from './withdraw.ts';

/**
 * What a look at a source came to: it is as it was; all that it has is in the feeds; or there is more
 * to read, which the next look goes on with.
 */
export type PassResult = 'unchanged' | 'imported' | 'partial';

/** Who looks, and how. */
export interface PassOptions {
  /** What looks have in common that are one run, in however many of them. */
  readonly instance: string;
  /** Whether a large part of the source's articles may be withdrawn. */
  readonly allowWithdrawals: boolean;
  /** Tells the time; a look is long, and each step of it is dated by itself. */
  clock(): Date;
}

// Posts that link to one that came after them in the same look; they are read once more at its end.
const maxEarly = 500;

/** A run that is started in the database when there is something to do, and not before. */
export class SourceRun {
  readonly #db: Database;
  readonly #name: string;
  readonly #stored: StoredSource | undefined;
  readonly #site: ReadSite | undefined;
  readonly #options: PassOptions;
  #run: OpenRun | undefined;

  constructor(
    db: Database,
    name: string,
    stored: StoredSource | undefined,
    site: ReadSite | undefined,
    options: PassOptions,
  ) {
    this.#db = db;
    this.#name = name;
    this.#stored = stored;
    this.#site = site;
    this.#options = options;
  }

  /** Marks what is gone, before anything is read: a post at a new path may be one that has moved. */
  async markDeleted(deletions: Deletions, maxPercent: number): Promise<void> {
    const stored = this.#stored;
    if (!stored || deletions.paths.length === 0) return;
    const under = await findRunningRun(this.#db, stored.id, this.#options.instance);
    const bounds = { before: under?.plannedWithdrawals ?? 0, maxPercent };
    const loss = await checkWithdrawals(this.#db, stored.id, deletions, bounds);
    const { runId } = await this.begin();
    await addPlannedWithdrawals(this.#db, runId, loss);
    await markPostsDeleted(this.#db, stored.id, deletions.paths);
  }

  /** Starts the run, or goes on with the one that the workflow has begun. */
  async begin(): Promise<OpenRun> {
    this.#run ??= await this.#begin();
    return this.#run;
  }

  /** Reads posts and writes what they change. */
  async read(posts: AsyncIterable<HashedFile>): Promise<void> {
    const early: HashedFile[] = [];
    for await (const files of inBatches(posts)) {
      const linking = new Set((await this.#import(files)).filter(hasMissingLinks).map(pathOf));
      early.push(
        ...files.filter((file) => linking.has(file.path)).slice(0, maxEarly - early.length),
      );
    }
    if (early.length > 0) await this.#import(early);
  }

  /** Leaves the rest to the next look, which may go on from a place. */
  async pause(remaining: number, resumeCursor?: string): Promise<PassResult> {
    const { runId, sourceId } = await this.begin();
    await saveRemaining(this.#db, runId, remaining);
    if (resumeCursor !== undefined) await saveCursor(this.#db, sourceId, resumeCursor);
    return 'partial';
  }

  /** Withdraws what is gone and ends the run, if there is one. */
  async end({ cursor, deletions }: Scan, unchanged: number): Promise<PassResult> {
    const run = this.#run ?? (await this.#underWay());
    if (run) {
      const { runId, sourceId } = run;
      const pending = await withdrawDeleted(this.#db, run, this.#options.clock());
      // Besides what has changed since a mark, a look brings those that wait.
      if (pending > 0 && deletions) await saveCursor(this.#db, sourceId, cursor);
      if (pending > 0) return this.pause(pending);
      const changes = { ...noChanges, sourceId, counts: { unchanged } };
      await applyChanges(this.#db, runId, changes, this.#options.clock());
      logEnd(this.#name, await endRun(this.#db, runId, 'done', '', this.#options.clock()));
    } else if (this.#stored) {
      await closeRuns(this.#db, this.#stored.id, this.#options.clock());
    }
    const sourceId = run?.sourceId ?? this.#stored?.id;
    if (sourceId !== undefined) await saveCursor(this.#db, sourceId, cursor);
    return 'imported';
  }

  /** Ends the run, if there is one, where a further look has found nothing new. */
  async close(): Promise<void> {
    const run = await this.#underWay();
    if (!run) return;
    logEnd(this.#name, await endRun(this.#db, run.runId, 'done', '', this.#options.clock()));
  }

  async #import(files: readonly HashedFile[]): Promise<readonly PostReport[]> {
    const run = await this.begin();
    return (await importPosts(this.#db, run, files, this.#options.clock())).posts;
  }

  async #begin(): Promise<OpenRun> {
    const { instance, clock } = this.#options;
    const stored = this.#stored;
    if (stored && (this.#site?.settings ?? stored.settings) === stored.settings) {
      const under = await this.#underWay();
      return under ?? this.#open(await startNextRun(this.#db, stored.id, clock(), instance));
    }
    if (!this.#site) throw new ImportError('the source has not said what its posts are read with');
    return this.#open(await startRun(this.#db, this.#name, this.#site, clock(), instance));
  }

  /** The run that an earlier look of the same workflow has begun. */
  async #underWay(): Promise<OpenRun | undefined> {
    if (!this.#stored) return undefined;
    const under = await findRunningRun(this.#db, this.#stored.id, this.#options.instance);
    return under && this.#open({ runId: under.id, sourceId: under.sourceId });
  }

  #open({ runId, sourceId }: StartedRun): OpenRun {
    const site = this.#site?.site ?? storedSiteConfig(this.#stored?.site);
    const settings = this.#site?.settings ?? this.#stored?.settings ?? '';
    return { runId, sourceId, site, settings, files: storedSupportFiles(this.#db, sourceId, site) };
  }
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}
