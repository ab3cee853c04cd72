import { sendTick } from '../local/schedule.ts';
import { type ImportStep, measureStep } from './import-step.ts';
import type { BenchWorker } from './worker/bench-worker.ts';
import { countsBetween } from './worker/counts.ts';

// A tick that finds articles which the index lacks writes more rows to it.
const rowsOfIdleTick = 10;

/** Measures the index of the search: ticks of the schedule, until it has every article. */
export function measureSearchIndex(worker: BenchWorker, posts: number): Promise<ImportStep> {
  return measureStep('index of the search', posts, worker, async () => {
    for (let isIdle = false; !isIdle; ) {
      const before = await worker.counts();
      await sendTick(worker.origin, '*/5 * * * *');
      const { index } = countsBetween(before, await worker.counts());
      isIdle = index.rowsWritten <= rowsOfIdleTick;
    }
    return { cpu: 0, peak: 0 };
  });
}
