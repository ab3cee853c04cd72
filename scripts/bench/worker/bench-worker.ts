import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Failure } from '../../command/failure.ts';
import { projectRoot } from '../../command/project.ts';
import { cpuTime, type ProcessUse, processesOf } from '../../local/cpu-time.ts';
import { startDevServer } from '../../local/dev-server.ts';
import { writeVariables } from '../../local/variables.ts';
import { stopWrangler } from '../../local/wrangler.ts';
import { countsPath, writeCountingWorker } from './counting-worker.ts';
import { type WorkerCounts, workerCounts } from './counts.ts';

/** The token of every Worker that is measured. */
export const benchToken = 'a-token-for-measuring';

/** A Feedmill that is measured. */
export interface BenchWorker {
  readonly origin: string;
  /** The folder of its data. */
  readonly state: string;
  readonly inspectorPort: number;
  /** The counts since the start. */
  counts(): Promise<WorkerCounts>;
  /** The process that runs the Worker and its databases; wrangler's own processes stand before it. */
  use(): Promise<ProcessUse>;
  /** Milliseconds of CPU time of wrangler's own processes. */
  wranglerCpu(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts Feedmill's Worker as `npm start` does, with counters.
 *
 * @param folder where its data is kept
 * @param port the first of two ports
 * @param more variables
 */
export async function startBenchWorker(
  folder: string,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<BenchWorker> {
  const state = join(folder, 'state');
  await mkdir(state, { recursive: true });
  const origin = `http://127.0.0.1:${port}`;
  const common = { PUBLIC_URL: origin, IMPORT_TOKEN: benchToken };
  const variables = await writeVariables(state, { ...common, ...more });
  const args = [await writeCountingWorker(folder), '--config', join(projectRoot, 'wrangler.toml')]
    // A profile shows the names of functions.
    .concat(['--minify=false', '--persist-to', state, '--env-file', variables]);
  const wrangler = await startDevServer(port, join(state, 'worker.log'), args, port + 1);
  const group = wrangler.process.pid ?? 0;
  const use = () => findRuntime(group, port);
  return {
    origin,
    state,
    inspectorPort: port + 1,
    counts: () => readCounts(origin),
    use,
    wranglerCpu: async () => (await cpuTime(group)) - (await use()).cpu,
    stop: () => stopWrangler(wrangler),
  };
}

/**
 * Finds the process that runs a Worker. wrangler starts the runtime twice: as a proxy that listens on the port, and
 * behind it with the Worker.
 */
export async function findRuntime(group: number, port: number): Promise<ProcessUse> {
  const runtimes = (await processesOf(group)).filter(({ args }) => /\bworkerd serve\b/.test(args));
  const runtime = runtimes.find(({ args }) => !args.includes(`entry=127.0.0.1:${port} `));
  return runtime ?? { id: 0, args: '', cpu: 0, memory: 0, peak: 0 };
}

async function readCounts(origin: string): Promise<WorkerCounts> {
  const response = await fetch(origin + countsPath);
  const parsed = v.safeParse(workerCounts, await response.json());
  if (parsed.success) return parsed.output;
  throw new Failure('the Worker does not count its statements as scripts/bench expects');
}
