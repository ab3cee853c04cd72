import type { Corpus } from '../corpus/write-corpus.ts';
import { type ImportStep, measureImport } from '../import-step.ts';
import type { ProgramUse } from '../run-measured.ts';
import { changeNewestPost } from '../site-changes.ts';
import { measureStorage } from '../storage.ts';
import { startBenchWorker } from '../worker/bench-worker.ts';
import type { PeerFigures } from './run-peer.ts';

/** Measures Feedmill on the same posts: imports by the command into a Worker that runs. */
export async function runFeedmill(
  corpus: Corpus,
  folder: string,
  port: number,
  version: string,
): Promise<PeerFigures> {
  const worker = await startBenchWorker(folder, port, { SEARCH: 'off' });
  try {
    const { root, posts, categories, tags } = corpus;
    const whole = useOf(await measureImport('whole import', posts, worker, root));
    changeNewestPost(corpus, '改动');
    const changed = useOf(await measureImport('one post changed', 1, worker, root));
    return {
      name: 'Feedmill',
      version,
      note: 'the command, into a Worker that runs; the CPU time and memory of both',
      articles: posts,
      whole,
      changed,
      categories: categories.size,
      categoryFeeds: categories.size,
      tags: tags.size,
      tagFeeds: tags.size,
      bytes: measureStorage(worker.state).articles,
    };
  } finally {
    await worker.stop();
  }
}

function useOf({
  seconds,
  commandCpu,
  workerCpu,
  commandPeak,
  workerPeak,
}: ImportStep): ProgramUse {
  return { seconds, cpu: commandCpu + workerCpu, peak: commandPeak + workerPeak };
}
