import { median } from '../command/median.ts';
import { queryPath, startConstantWorker } from '../cost/constant-worker.ts';
import { measureRound, type RequestKind, sendRequest } from '../cost/measure.ts';
import { stopWrangler } from '../local/wrangler.ts';
import { type BenchWorker, findRuntime } from './worker/bench-worker.ts';

/** How a request of Feedmill compares with one of a Worker that returns a constant text of the same size. */
export interface ConstantFigures {
  readonly name: string;
  /** Requests a second. */
  readonly rate: number;
  readonly constantRate: number;
  /** Milliseconds of CPU time a request. */
  readonly cpu: number;
  readonly constantCpu: number;
}

const requestsPerRound = 200;

/**
 * Compares the feed of the site with a constant Worker. The two take turns, and the median of all rounds counts.
 *
 * @param port where the constant Worker listens
 */
export async function compareWithConstant(
  worker: BenchWorker,
  folder: string,
  port: number,
  rounds: number,
): Promise<ConstantFigures[]> {
  const url = `${worker.origin}/rss.xml`;
  const { etag, body } = await sendRequest({ url });
  const constant = await startConstantWorker(folder, port, body.toString());
  const constantUrl = `http://127.0.0.1:${port}/`;
  const group = constant.process.pid ?? 0;
  const cpuOfConstant = async () => (await findRuntime(group, port)).cpu;
  const headers = { 'If-None-Match': etag };
  const compare = (ours: RequestKind, theirs: string) =>
    comparePair(ours, { ...ours, url: theirs }, rounds, {
      ours: async () => (await worker.use()).cpu,
      constant: cpuOfConstant,
    });
  try {
    return [
      await compare({ name: 'feed of the site, RSS', url }, constantUrl),
      await compare({ name: '304, beside a constant 304', url, headers }, constantUrl),
      await compare(
        { name: '304, beside one with the same query', url, headers },
        constantUrl.replace(/\/$/, queryPath),
      ),
    ];
  } finally {
    await stopWrangler(constant);
  }
}

async function comparePair(
  ours: RequestKind,
  constant: RequestKind,
  rounds: number,
  cpuTime: Readonly<Record<'ours' | 'constant', () => Promise<number>>>,
): Promise<ConstantFigures> {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({
      ours: await measureRound(ours, requestsPerRound, cpuTime.ours),
      constant: await measureRound(constant, requestsPerRound, cpuTime.constant),
    });
  }
  return {
    name: ours.name,
    rate: median(pairs.map((pair) => pair.ours.rate)),
    constantRate: median(pairs.map((pair) => pair.constant.rate)),
    cpu: median(pairs.map((pair) => pair.ours.cpu)),
    constantCpu: median(pairs.map((pair) => pair.constant.cpu)),
  };
}
