import { join } from 'node:path';
import { projectRoot } from '../command/project.ts';
import { runMeasured } from './run-measured.ts';
import { type BenchWorker, benchToken } from './worker/bench-worker.ts';
import { countsBetween, type WorkerCounts } from './worker/counts.ts';

// As package.json starts it: the first file keeps what Node has compiled for the next start.
const commandArgs = [
  '--import',
  './scripts/command/require-packages.js',
  join('scripts', 'import.ts'),
];

/** The cost of a step of an import. */
export interface ImportStep {
  readonly name: string;
  /** How many posts the step is about. */
  readonly posts: number;
  readonly seconds: number;
  /** Seconds of CPU time of the command. */
  readonly commandCpu: number;
  /** Seconds of CPU time of the runtime that has the Worker and its databases. */
  readonly workerCpu: number;
  /** Seconds of CPU time of wrangler, which no deployment has. */
  readonly wranglerCpu: number;
  /** Bytes of memory that the command had at most, and that the runtime has had until now. */
  readonly commandPeak: number;
  readonly workerPeak: number;
  readonly counts: WorkerCounts;
}

/** The CPU time and memory that a task uses outside the Worker. */
interface OwnUse {
  readonly cpu: number;
  readonly peak: number;
}

/** Measures what a task takes, in the Worker and besides. */
export async function measureStep(
  name: string,
  posts: number,
  worker: BenchWorker,
  task: () => Promise<OwnUse>,
): Promise<ImportStep> {
  const countsBefore = await worker.counts();
  const [before, wranglerBefore] = [await worker.use(), await worker.wranglerCpu()];
  const startedAt = performance.now();
  const own = await task();
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await worker.use();
  return {
    name,
    posts,
    seconds,
    commandCpu: own.cpu,
    workerCpu: (after.cpu - before.cpu) / 1000,
    wranglerCpu: ((await worker.wranglerCpu()) - wranglerBefore) / 1000,
    commandPeak: own.peak,
    workerPeak: after.peak,
    counts: countsBetween(countsBefore, await worker.counts()),
  };
}

/** Measures `npm run import` of a site, without npm itself. */
export function measureImport(
  name: string,
  posts: number,
  worker: BenchWorker,
  root: string,
): Promise<ImportStep> {
  const program = {
    name: 'npm run import',
    file: process.execPath,
    args: [...commandArgs, root, '--to', worker.origin, '--token', benchToken],
    cwd: projectRoot,
  };
  return measureStep(name, posts, worker, () => runMeasured(program));
}
