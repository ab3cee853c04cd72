import type { HashedFile } from '../model/post-file.ts';
import type { ReadingPosts } from '../store/import-schema.ts';

/** Posts that are read together. */
export interface ReadingGroup {
  readonly files: readonly HashedFile[];
  /**
   * `import` them; `probe` whether they can be read, without writing anything; or `reject` them: reading
   * them kills the Worker, and they become problems.
   */
  readonly action: 'import' | 'probe' | 'reject';
}

// A post is not read again if so many attempts have died while they read it alone.
const maxDeaths = 2;

// The posts of a batch are imported one by one if so many attempts have died although each post can be read.
const maxBatchDeaths = 3;

/**
 * Finds a post that kills the Worker, by its CPU time or memory. Nothing can catch that, so each group of
 * posts is recorded before it is read. If the next attempt of the pass finds such a record, it probes these
 * posts one by one, and then imports the batch as if nothing had happened.
 */
export class ReadingGuard {
  readonly #suspects: ReadonlySet<string>;
  readonly #isOne: boolean;
  readonly #deaths: number;
  readonly #record: (reading: ReadingPosts) => Promise<void>;

  /**
   * @param found what the last attempt was reading when it died; null if it did not die
   * @param record stores what is being read
   */
  constructor(found: ReadingPosts | null, record: (reading: ReadingPosts) => Promise<void>) {
    this.#suspects = new Set(found?.paths);
    this.#isOne = this.#suspects.size === 1;
    this.#deaths = found ? found.deaths + 1 : 0;
    this.#record = record;
  }

  /** Divides a batch into groups. Each must be read before the next one is requested. */
  async *groups(batch: readonly HashedFile[]): AsyncGenerator<ReadingGroup> {
    const suspects = batch.filter(({ path }) => this.#suspects.has(path));
    if (suspects.length === 0) yield* this.#together(batch, 0);
    else if (this.#isOne) yield* this.#groupsOfOne(suspects, batch);
    else if (this.#deaths < maxBatchDeaths) {
      yield* this.#probed(suspects, 0);
      yield* this.#together(batch, this.#deaths);
    } else for (const file of batch) yield* this.#together([file], 0);
  }

  async *#groupsOfOne(
    suspects: readonly HashedFile[],
    batch: readonly HashedFile[],
  ): AsyncGenerator<ReadingGroup> {
    const others = batch.filter((file) => !suspects.includes(file));
    if (this.#deaths < maxDeaths) {
      yield* this.#probed(suspects, this.#deaths);
      yield* this.#together(batch, others.length === 0 ? this.#deaths : 0);
    } else {
      yield { files: suspects, action: 'reject' };
      yield* this.#together(others, 0);
    }
  }

  async *#probed(files: readonly HashedFile[], deaths: number): AsyncGenerator<ReadingGroup> {
    for (const file of files) {
      await this.#record({ paths: [file.path], deaths });
      yield { files: [file], action: 'probe' };
    }
  }

  async *#together(files: readonly HashedFile[], deaths: number): AsyncGenerator<ReadingGroup> {
    if (files.length === 0) return;
    await this.#record({ paths: files.map(({ path }) => path), deaths });
    yield { files, action: 'import' };
  }
}

/** A guard that records nothing. */
export const noGuard = new ReadingGuard(null, async () => {});
