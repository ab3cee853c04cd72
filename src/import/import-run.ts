import type { HashedFile } from '../model/post-file.ts';
import type { RunCounts, RunState } from '../model/run.ts';
import type { Deletions } from '../sources/source.ts';
import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { addPlannedWithdrawals, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import {
  endRun,
  findRun,
  type StoredRun,
  saveCursor,
  saveRemaining,
} from '../store/sources/runs.ts';
import { type BatchResult, importPosts, type OpenRun } from './import-posts.ts';
import { logEnd } from './log-run.ts';
import { checkWithdrawals, withdrawDeleted } from './withdraw.ts';

/** How a run comes to be: it is there already, or it is started once there is something to write. */
export interface RunOpener {
  /** The id of the source; undefined before its first run. */
  readonly sourceId: number | undefined;
  /** The run that is under way; undefined if there is none. */
  find(): Promise<OpenRun | undefined>;
  /** The run that is under way, which is started if there is none. */
  open(): Promise<OpenRun>;
}

/**
 * The steps of an import: the same for posts that a source is read for and posts that are sent. Each
 * step is one transaction, so an import can break off between any two of them.
 */
export class ImportRun {
  readonly #db: Database;
  readonly #source: string;
  readonly #opener: RunOpener;
  readonly #clock: () => Date;
  #open: OpenRun | undefined;

  /** @param clock tells the time: a run is long, and each of its steps is dated by itself */
  constructor(db: Database, source: string, opener: RunOpener, clock: () => Date) {
    this.#db = db;
    this.#source = source;
    this.#opener = opener;
    this.#clock = clock;
  }

  /** The run, which is started if it has not been. */
  async open(): Promise<OpenRun> {
    this.#open ??= await this.#opener.open();
    return this.#open;
  }

  /** The run, if it has been started. */
  async find(): Promise<OpenRun | undefined> {
    this.#open ??= await this.#opener.find();
    return this.#open;
  }

  /**
   * Marks posts as deleted. This comes before any post is read: a post at a new path may be one of
   * them that has moved.
   *
   * @param maxPercent the share of the source's articles that the run may withdraw
   * @throws {ImportError} if it would withdraw more; nothing has been changed then, and no run started
   */
  async markDeleted(deletions: Deletions, maxPercent: number): Promise<void> {
    const { sourceId } = this.#opener;
    if (sourceId === undefined || deletions.paths.length === 0) return;
    // Not the run that is opened below if the settings have changed since it was started.
    const running = this.#open ?? (await this.#opener.find());
    const planned = running && (await findRun(this.#db, running.runId))?.run.plannedWithdrawals;
    const limits = { before: planned ?? 0, maxPercent };
    const more = await checkWithdrawals(this.#db, sourceId, deletions, limits);
    const { runId } = await this.open();
    await addPlannedWithdrawals(this.#db, runId, more);
    await markPostsDeleted(this.#db, sourceId, deletions.paths);
  }

  /** Reads a batch of posts and writes what they change. */
  async importBatch(files: readonly HashedFile[]): Promise<BatchResult> {
    return importPosts(this.#db, await this.open(), files, this.#clock());
  }

  /**
   * Withdraws the articles of deleted posts. This comes after all posts have been read, since a post
   * may have moved and changed.
   *
   * @returns how many posts must be read again, because a URL that they want has become free
   */
  async withdrawDeleted(): Promise<number> {
    return withdrawDeleted(this.#db, await this.open(), this.#clock());
  }

  /** Leaves posts that are still to be read to the next pass. */
  async pause(remaining: number, cursor?: string): Promise<void> {
    const { runId } = await this.open();
    await saveRemaining(this.#db, runId, remaining);
    if (cursor !== undefined) await this.saveCursor(cursor);
  }

  /** Adds to the counts of the run. */
  async count(counts: Partial<RunCounts>): Promise<void> {
    const { runId, sourceId } = await this.open();
    await applyChanges(this.#db, runId, { ...noChanges, sourceId, counts }, this.#clock());
  }

  /** Saves what the next pass starts from. */
  async saveCursor(cursor: string | null): Promise<void> {
    const sourceId = this.#open?.sourceId ?? this.#opener.sourceId;
    if (sourceId !== undefined) await saveCursor(this.#db, sourceId, cursor);
  }

  /** Ends the run. A run that has ended stays as it is. */
  async end(state: RunState = 'done', message = ''): Promise<StoredRun | undefined> {
    const { runId } = await this.open();
    const run = await endRun(this.#db, runId, state, message, this.#clock());
    logEnd(this.#source, run);
    return run;
  }
}
