import { setTimeout } from 'node:timers/promises';
import type { RunResponse, SourceResponse } from '../../src/model/admin-api.ts';
import type { AdminClient } from '../client/admin-client.ts';
import { RefusedRequest } from '../client/api-client.ts';
import { Failure } from '../command/failure.ts';
import { countsOf } from './format.ts';

// Milliseconds between two requests.
const pollInterval = 1_000;

// Minutes to wait for an interrupted import to continue: two ticks of the default schedule.
const interruptedTimeout = 10;

/** A source after its import. */
interface FollowedImport {
  readonly source: SourceResponse;
  /** The run that imported something; undefined if nothing was new. */
  readonly newRun: RunResponse | undefined;
}

/**
 * Starts the import of a source, or joins one that is under way, and waits until it is done.
 *
 * @param report called with each line of progress
 * @throws {Failure} if the import fails
 */
export async function followImport(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  report: (line: string) => void,
): Promise<FollowedImport> {
  const lastRun = (await client.source(name)).lastRun?.run ?? 0;
  await enqueue(client, name, allowWithdrawals, report);
  const source = await waitUntilDone(client, name, lastRun, report);
  if (source.failures > 0) throw new Failure(`the import of ${name} failed: ${source.reason}`);
  return { source, newRun: runAfter(lastRun, source) };
}

function runAfter(lastRun: number, source: SourceResponse): RunResponse | undefined {
  return source.lastRun && source.lastRun.run > lastRun ? source.lastRun : undefined;
}

async function enqueue(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  report: (line: string) => void,
): Promise<void> {
  try {
    await client.enqueueImport(name, allowWithdrawals);
  } catch (error) {
    const isBusy = error instanceof RefusedRequest && error.status === 409;
    if (!isBusy || allowWithdrawals || (await client.source(name)).state !== 'importing') {
      throw error;
    }
    report('An import is already under way. When it ends, the source is read again.');
  }
}

async function waitUntilDone(
  client: AdminClient,
  name: string,
  lastRun: number,
  report: (line: string) => void,
): Promise<SourceResponse> {
  let interruptedAt: number | undefined;
  for (;;) {
    const source = await client.source(name);
    if (source.state === 'importing') {
      interruptedAt = undefined;
      const run = runAfter(lastRun, source);
      const isRunning = run?.state === 'running';
      report(isRunning ? `Importing ${name}: ${countsOf(run)}` : `Reading ${name}`);
    } else if (source.state === 'interrupted') {
      interruptedAt ??= Date.now();
      if (Date.now() - interruptedAt > interruptedTimeout * 60_000) {
        throw new Failure(
          `the import of ${name} was interrupted and has not continued for ${interruptedTimeout} minutes`,
        );
      }
      report('The import was interrupted. The next tick of the schedule will continue it.');
    } else return source;
    await setTimeout(pollInterval);
  }
}
