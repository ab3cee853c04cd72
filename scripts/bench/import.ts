import type { Corpus } from './corpus/write-corpus.ts';
import { type ImportStep, measureImport } from './import-step.ts';
import { measureSearchIndex } from './search-index.ts';
import { changeNewestPost, renameCategory } from './site-changes.ts';
import { measureStorage, type Storage } from './storage.ts';
import { type BenchWorker, startBenchWorker } from './worker/bench-worker.ts';
import { profileWorker } from './worker/profiler.ts';
import { type StageShare, sharesOf } from './worker/stages.ts';

/** The figures of the imports of a corpus. */
export interface ImportFigures {
  readonly steps: readonly ImportStep[];
  /** After the whole import. */
  readonly storage: Storage;
}

// The index of the search is measured as a step of its own.
const withoutSearch = { SEARCH: 'off' };

/**
 * Measures the whole import of a corpus into a new database, without the index of the search.
 *
 * @param folder where the database is kept
 */
export async function measureWholeImport(
  { root, posts }: Corpus,
  folder: string,
  port: number,
): Promise<ImportStep> {
  const worker = await startBenchWorker(folder, port, withoutSearch);
  try {
    return await measureImport('whole import', posts, worker, root);
  } finally {
    await worker.stop();
  }
}

/** Brings the index of the search up to date, then measures imports in which little or nothing has changed. */
export async function measureSmallImports(
  corpus: Corpus,
  worker: BenchWorker,
): Promise<ImportFigures> {
  const index = await measureSearchIndex(worker, corpus.posts);
  const storage = measureStorage(worker.state);
  const again = (name: string, posts: number) => measureImport(name, posts, worker, corpus.root);
  const unchanged = await again('nothing changed', corpus.posts);
  changeNewestPost(corpus, '更正');
  const changed = await again('one post changed', 1);
  const renamed = await again('one category renamed', renameCategory(corpus));
  return { steps: [index, unchanged, changed, renamed], storage };
}

/** Profiles the whole import of a corpus: which stages take the time of the Worker. */
export async function profileImport(
  { root, posts }: Corpus,
  folder: string,
  port: number,
): Promise<StageShare[]> {
  const worker = await startBenchWorker(folder, port, withoutSearch);
  try {
    const profile = await profileWorker(worker.inspectorPort, async () => {
      await measureImport('whole import', posts, worker, root);
    });
    return sharesOf(profile);
  } finally {
    await worker.stop();
  }
}
