import { setTimeout as sleep } from 'node:timers/promises';
import { findRuntime } from '../bench/worker/bench-worker.ts';
import { AdminClient } from '../client/admin-client.ts';
import { ApiClient } from '../client/api-client.ts';
import { Failure } from '../command/failure.ts';
import { requireFreePort } from '../local/dev-server.ts';
import { type HttpCache, nginx } from '../local/http-caches.ts';
import { Inspector } from '../local/inspector.ts';
import { localVariables, writeVariables } from '../local/variables.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { findDisagreements } from './agreement.ts';
import { type MemoryTrend, megabytes, memoryTrend } from './memory.ts';
import { hookSecret, Robot } from './robot.ts';
import { subscribe } from './subscriptions.ts';
import { pollAll, slept, Tally } from './traffic.ts';

/** The options of a load. */
export interface LoadOptions {
  /** A folder for everything that is written. */
  readonly folder: string;
  readonly minutes: number;
  readonly posts: number;
  readonly pollsPerSecond: number;
  readonly commitSeconds: number;
  /** Of the Worker. The site's archive, nginx and the Worker's inspector have the three after it. */
  readonly port: number;
}

/** Memory during a load. */
export interface LoadMemory {
  /** Bytes that the Worker itself holds. */
  readonly worker: MemoryTrend;
  /** Bytes of the process of the local runtime, which also has the databases and the workflows. */
  readonly runtime: MemoryTrend;
}

/** The result of a load. */
export interface LoadResult {
  readonly options: LoadOptions;
  readonly subscriptions: number;
  readonly commits: number;
  readonly polls: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The responses by what the cache said of them. */
  readonly caches: Readonly<Record<string, number>>;
  readonly webhooks: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
  /** The feeds that a reader does not hold as they are. */
  readonly disagreements: readonly string[];
  readonly memory: LoadMemory;
}

// Seconds for which clients and nginx may reuse a feed. nginx may serve a stale one for a minute more.
const maxAge = 60;
const staleFor = 60;

const sampleSeconds = 10;
const importTimeout = 600_000;

/**
 * Runs the traffic. Progress is printed.
 *
 * @throws {Failure} if nginx or the Worker does not start
 */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { folder, port, posts } = options;
  for (const used of [port, port + 1, port + 2, port + 3]) await requireFreePort(used);
  const cache = await nginx.start(port, port + 2);
  const robot = new Robot(posts, posts + 100_000);
  try {
    await robot.start(port + 1);
    const variables = await variablesFor(port);
    const file = await writeVariables(folder, variables);
    const worker = await startWorker(folder, port, file, port + 3);
    const admin = new AdminClient(new ApiClient(worker.origin, variables.IMPORT_TOKEN ?? ''));
    try {
      return await measure(options, { robot, worker, admin, cache });
    } finally {
      await worker.stop();
    }
  } finally {
    await cache.stop();
    robot.stop();
  }
}

async function measure(options: LoadOptions, parts: Parts): Promise<LoadResult> {
  const { robot, worker, admin, cache } = parts;
  await robot.announce(worker.origin);
  await untilImported(worker.origin, admin, robot);
  const subscriptions = subscribe(options.pollsPerSecond, robot.scopes());
  const tally = new Tally();
  const samples = await runTraffic(options, parts, tally, (signal) =>
    pollAll(subscriptions, cache.origin, tally, signal),
  );
  await untilImported(worker.origin, admin, robot);
  console.log(`Waiting ${maxAge + staleFor} s, until nginx has nothing that is stale`);
  await sleep((maxAge + staleFor) * 1_000);
  for (const subscription of subscriptions) tally.add(await subscription.poll(cache.origin));
  return {
    options,
    subscriptions: subscriptions.length,
    commits: robot.commits,
    polls: tally.polls,
    statuses: Object.fromEntries(tally.statuses),
    caches: Object.fromEntries(tally.caches),
    webhooks: Object.fromEntries(robot.webhooks),
    errors: tally.errors,
    disagreements: await findDisagreements(subscriptions, worker.origin),
    memory: {
      worker: memoryTrend(samples.map((sample) => sample.worker)),
      runtime: memoryTrend(samples.map((sample) => sample.runtime)),
    },
  };
}

async function variablesFor(port: number): Promise<Record<string, string>> {
  return {
    ...(await localVariables(port, false)),
    ARCHIVE_URL: `http://127.0.0.1:${port + 1}/site.tar.gz`,
    HOOK_SECRET: hookSecret,
    FEED_MAX_AGE: String(maxAge),
    FEED_DELTA: 'on',
  };
}

interface Parts {
  readonly robot: Robot;
  readonly worker: LocalWorker;
  readonly admin: AdminClient;
  readonly cache: HttpCache;
}

/** Bytes at one moment; see {@link LoadMemory}. */
type MemorySample = Readonly<Record<keyof LoadMemory, number>>;

/** Runs readers and robot for the time given, and samples the memory. */
async function runTraffic(
  { minutes, commitSeconds, port }: LoadOptions,
  { robot, worker }: Parts,
  tally: Tally,
  poll: (signal: AbortSignal) => Promise<void>,
): Promise<readonly MemorySample[]> {
  const signal = AbortSignal.timeout(minutes * 60_000);
  const inspector = await Inspector.connect(port + 3);
  const samples: MemorySample[] = [];
  const commit = async () => {
    while (await slept(commitSeconds * 1_000, signal)) await robot.commit(worker.origin);
  };
  const start = Date.now();
  const sample = async () => {
    for (let printed = 0; await slept(sampleSeconds * 1_000, signal); ) {
      const runtime = (await findRuntime(worker.group, port)).memory;
      samples.push({ worker: await inspector.liveHeap(), runtime });
      for (const error of tally.newErrors()) console.error(`  ${error}`);
      const minute = Math.floor((Date.now() - start) / 60_000);
      if (minute > printed) console.log(progressLine(minute, tally, samples.at(-1)));
      printed = minute;
    }
  };
  try {
    await Promise.all([poll(signal), commit(), sample()]);
  } finally {
    inspector.close();
  }
  return samples;
}

function progressLine(
  minute: number,
  { polls, errors }: Tally,
  memory: MemorySample | undefined,
): string {
  const [worker, runtime] = [megabytes(memory?.worker ?? 0), megabytes(memory?.runtime ?? 0)];
  return `minute ${minute}: ${polls} polls, ${errors.length} errors; the Worker holds ${worker} of the runtime's ${runtime}`;
}

/**
 * Waits until the Worker shows the newest post of the robot and has imported all others: the newest ones come first.
 *
 * @throws {Failure} after ten minutes
 */
async function untilImported(worker: string, admin: AdminClient, robot: Robot): Promise<void> {
  const deadline = Date.now() + importTimeout;
  while (Date.now() < deadline) {
    const response = await fetch(`${worker}/feed.json`).catch(() => undefined);
    const text = await response?.text().catch(() => '');
    if (text?.includes(robot.newest) && (await admin.source('archive')).state === 'idle') return;
    await sleep(1_000);
  }
  throw new Failure(`the posts were not imported within ${importTimeout / 60_000} minutes`);
}
