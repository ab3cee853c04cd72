import type { HashedFile } from '../model/post-file.ts';
import type { ReadingPosts } from '../store/import-schema.ts';

/** Posts that are read together. */
export interface ReadingGroup {
  readonly files: readonly HashedFile[];
  /** Whether these posts have killed the Worker twice: they are not read, and become problems. */
  readonly isFatal: boolean;
}

// A post that has killed the Worker so often while it was read alone is not read again.
const maxDeaths = 2;

/**
 * Finds a post that kills the Worker, by its CPU time or memory. Nothing can catch that, so each group of
 * posts is recorded before it is read. If the next attempt of the pass finds such a record, it reads these
 * posts one by one.
 */
export class ReadingGuard {
  readonly #suspects: ReadonlySet<string>;
  readonly #deaths: number;
  readonly #record: (reading: ReadingPosts) => Promise<void>;

  /**
   * @param found what the last attempt was reading when it died; null if it did not die
   * @param record stores what is being read
   */
  constructor(found: ReadingPosts | null, record: (reading: ReadingPosts) => Promise<void>) {
    this.#suspects = new Set(found?.paths);
    this.#deaths = found && found.paths.length === 1 ? found.deaths + 1 : 0;
    this.#record = record;
  }

  /**
   * Divides a batch of posts into groups: suspects first, each alone. Each group must be imported before
   * the next one is requested.
   */
  async *groups(batch: readonly HashedFile[]): AsyncGenerator<ReadingGroup> {
    const suspects = batch.filter(({ path }) => this.#suspects.has(path));
    const others = batch.filter(({ path }) => !this.#suspects.has(path));
    for (const file of suspects) {
      const isFatal = this.#deaths >= maxDeaths;
      if (!isFatal) await this.#record({ paths: [file.path], deaths: this.#deaths });
      yield { files: [file], isFatal };
    }
    if (others.length === 0) return;
    await this.#record({ paths: others.map(({ path }) => path), deaths: 0 });
    yield { files: others, isFatal: false };
  }
}

/** A guard that records nothing. */
export const noGuard = new ReadingGuard(null, async () => {});
