import type { FileSizes, HashedFile } from '../model/post-file.ts';
import { addScopeAliases } from '../store/changes/scope-aliases.ts';
import type { Database } from '../store/database.ts';
import { markPostsDeleted } from '../store/sources/deleted-posts.ts';
import { endRun, pauseRun, type RunEnd } from '../store/sources/run-end.ts';
import type { StoredRun } from '../store/sources/runs.ts';
import {
  allMarked,
  type BatchResult,
  importPosts,
  type OpenRun,
  planBatch,
} from './import-posts.ts';
import type { Refusal, WithdrawalLimits } from './refusal.ts';
import { type Withdrawals, withdrawDeleted } from './withdraw.ts';

/** How a batch of posts is read. */
interface BatchOptions {
  readonly sizesOf?: FileSizes | undefined;
  /** Whether reading the posts kills the Worker: they become problems instead. */
  readonly isFatal?: boolean;
}

/** Finds or starts the run of an import. A pass starts one only when it has something to write. */
export interface RunOpener {
  /** The database id of the source; undefined before its first run. */
  readonly sourceId: number | undefined;
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
   */
  async markDeleted(paths: readonly string[]): Promise<void> {
    if (this.#opener.sourceId === undefined || paths.length === 0) return;
    const run = await this.open();
    await markPostsDeleted(this.#db, run.runId, run.sourceId, paths);
    this.#run = { ...run, hasDeleted: true };
  }

  /** Reads a batch of posts and writes what they change. */
  async importBatch(
    files: readonly HashedFile[],
    { sizesOf, isFatal = false }: BatchOptions = {},
  ): Promise<BatchResult> {
    const run = { ...(await this.open()), sizesOf };
    return importPosts(this.#db, run, files, this.#clock(), isFatal);
  }

  /** Reads a batch of posts without writing anything. */
  async probeBatch(files: readonly HashedFile[], sizesOf?: FileSizes): Promise<void> {
    const run = { ...(await this.open()), sizesOf };
    await planBatch(this.#db, run, files, this.#clock(), run.hasDeleted ? allMarked : undefined);
  }

  /**
   * Withdraws the articles of deleted posts, unless they are too many. This step comes after all posts
   * have been read, because a post at a new path may keep the article of a deleted one.
   */
  async withdrawDeleted(limits: WithdrawalLimits): Promise<Withdrawals> {
    const run = await this.open();
    return withdrawDeleted(this.#db, this.#source, run, limits, this.#clock());
  }

  /**
   * Leaves the remaining posts to the next pass.
   *
   * @param cursor what the next scan starts from; undefined if it starts where this one did
   */
  async pause(remaining: number, cursor?: string | null): Promise<void> {
    await pauseRun(this.#db, await this.open(), remaining, cursor);
  }

  /**
   * Ends the run. A run that has already ended stays as it is.
   *
   * @returns the run as it has ended; undefined if it was deleted meanwhile
   */
  async end(
    refusal: Refusal | undefined,
    rest: Pick<RunEnd, 'cursor' | 'unchanged'> = {},
  ): Promise<StoredRun | undefined> {
    const { runId } = await this.open();
    await addScopeAliases(this.#db);
    const result = refusal
      ? ({ state: 'refused', message: refusal.message, refused: refusal.count } as const)
      : ({ state: 'done', message: '' } as const);
    const ended = await endRun(this.#db, runId, { ...result, ...rest }, this.#clock());
    if (ended?.hasEnded) logEnd(this.#source, ended.run);
    return ended?.run;
  }
}

function logEnd(source: string, run: StoredRun): void {
  const { id, state, message: reason } = run;
  const { created, changed, unchanged, skipped, problems, withdrawn } = run;
  const counts = { created, changed, unchanged, skipped, problems, withdrawn };
  const by = run.jobId ?? 'api';
  console.log({ message: 'run ended', source, run: id, by, state, ...counts, reason });
}
