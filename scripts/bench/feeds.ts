import { Failure } from '../command/failure.ts';
import { median } from '../command/median.ts';
import { measureRound, type RequestKind, sendRequest } from '../cost/measure.ts';
import type { Route } from './routes.ts';
import type { BenchWorker } from './worker/bench-worker.ts';
import { bothDatabases, countsBetween, type DatabaseCounts } from './worker/counts.ts';

/** The cost of a request. */
export interface RequestFigures {
  readonly name: string;
  readonly status: number;
  readonly bytes: number;
  readonly counts: DatabaseCounts;
  /** Milliseconds of CPU time of the Worker and its databases. */
  readonly cpu: number;
  readonly bestCpu: number;
}

/** Measures requests, and for some the 304 that a reader with a current copy gets. */
export async function measureFeeds(
  routes: readonly Route[],
  worker: BenchWorker,
  rounds: number,
): Promise<RequestFigures[]> {
  const figures: RequestFigures[] = [];
  for (const { name, path, headers = {}, hasCopy = false } of routes) {
    const kind = { name, url: worker.origin + path, headers };
    const { etag } = await sendRequest(kind);
    figures.push(await measureRequest(kind, worker, rounds));
    if (!hasCopy) continue;
    const copy = { ...headers, 'If-None-Match': etag };
    figures.push(
      await measureRequest({ ...kind, name: `${name}: 304`, headers: copy }, worker, rounds),
    );
  }
  return figures;
}

// Requests in a round: the clock of CPU time is too coarse for a single one.
const requestsPerRound = 50;

async function measureRequest(
  kind: RequestKind,
  worker: BenchWorker,
  rounds: number,
): Promise<RequestFigures> {
  const before = await worker.counts();
  const { status, body } = await sendRequest(kind);
  const counts = bothDatabases(countsBetween(before, await worker.counts()));
  if (status >= 400) throw new Failure(`${kind.url} responded with ${status}: ${body}`);
  const cpuTime = async () => (await worker.use()).cpu;
  const times: number[] = [];
  // The runtime optimizes what is called often, as it does in an isolate that has run for a while.
  await measureRound(kind, requestsPerRound, cpuTime);
  for (let round = 0; round < rounds; round++) {
    times.push((await measureRound(kind, requestsPerRound, cpuTime)).cpu);
  }
  const bytes = body.length;
  return {
    name: kind.name,
    status,
    bytes,
    counts,
    cpu: median(times),
    bestCpu: Math.min(...times),
  };
}
