import type { HashedFile } from '../model/post-file.ts';
import type { RunCounts, RunState } from '../model/run.ts';
import type { Deletions } from '../sources/source.ts';
import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { addPlannedWithdrawals, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import { endRun, type StoredRun, saveCursor, saveRemaining } from '../store/sources/runs.ts';
import { type BatchResult, importPosts, type OpenRun } from './import-posts.ts';
import { checkWithdrawals, withdrawDeleted } from './withdraw.ts';

/** Finds or starts the run of an import. A pass starts one only when it has something to write. */
export interface RunOpener {
  /** The database id of the source; undefined before its first run. */
  readonly sourceId: number | undefined;
  /** How many articles the import already plans to withdraw. */
  plannedWithdrawals(): Promise<number>;
  /** Finds the run that is under way; undefined if there is none. */
  find(): Promise<OpenRun | undefined>;
  /** Finds the run that is under way, or starts one. */
  open(): Promise<OpenRun>;
}

/**
 * The steps of an import, in order. They are the same whether a pass finds the posts or a client
 * sends them. An import may be interrupted at any time, since each transaction leaves the database
 * consistent.
 */
export class ImportRun {
  readonly #db: Database;
  readonly #source: string;
  readonly #opener: RunOpener;
  readonly #clock: () => Date;
  #run: OpenRun | undefined;

  /**
   * @param source the name of the source
   * @param clock called at each step, since a run may take a long time
   */
  constructor(db: Database, source: string, opener: RunOpener, clock: () => Date) {
    this.#db = db;
    this.#source = source;
    this.#opener = opener;
    this.#clock = clock;
  }

  /** Starts the run, unless it is under way. Each step that writes calls this. */
  async open(): Promise<OpenRun> {
    this.#run ??= await this.#opener.open();
    return this.#run;
  }

  /** Whether the run is under way. */
  async isOpen(): Promise<boolean> {
    this.#run ??= await this.#opener.find();
    return this.#run !== undefined;
  }

  /**
   * Marks posts as deleted. This is the first step, because a post at a new path may be a deleted
   * one that has moved.
   *
   * @param maxPercent the share of the source's articles that the run may withdraw
   * @throws {ImportError} if the run would withdraw more; nothing is written then
   */
  async markDeleted(deletions: Deletions, maxPercent: number): Promise<void> {
    const { sourceId } = this.#opener;
    if (sourceId === undefined || deletions.paths.length === 0) return;
    const limits = { planned: await this.#opener.plannedWithdrawals(), maxPercent };
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
   * Withdraws the articles of deleted posts. This step comes after all posts have been read, because
   * a post at a new path may keep the article of a deleted one.
   *
   * @returns how many posts are pending
   */
  async withdrawDeleted(): Promise<number> {
    return withdrawDeleted(this.#db, await this.open(), this.#clock());
  }

  /**
   * Leaves the remaining posts to the next pass.
   *
   * @param cursor what the next scan starts from; undefined if it starts where this one did
   */
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

  /** Saves what the next scan starts from; null if it must read everything. */
  async saveCursor(cursor: string | null): Promise<void> {
    const sourceId = this.#run?.sourceId ?? this.#opener.sourceId;
    if (sourceId !== undefined) await saveCursor(this.#db, sourceId, cursor);
  }

  /**
   * Ends the run. A run that has already ended stays as it is.
   *
   * @returns the run as it has ended; undefined if it was deleted meanwhile
   */
  async end(state: RunState = 'done', message = ''): Promise<StoredRun | undefined> {
    const { runId } = await this.open();
    const run = await endRun(this.#db, runId, state, message, this.#clock());
    if (run) logEnd(this.#source, run);
    return run;
  }
}

function logEnd(source: string, run: StoredRun): void {
  const { id, state, message: reason } = run;
  const { created, changed, unchanged, skipped, problems, withdrawn } = run;
  const counts = { created, changed, unchanged, skipped, problems, withdrawn };
  const by = run.jobId ?? 'api';
  console.log({ message: 'run ended', source, run: id, by, state, ...counts, reason });
}
