import { setTimeout } from 'node:timers/promises';
import type { SourceResponse } from '../../src/model/admin-api.ts';
import type { AdminClient } from '../client/admin-client.ts';
import { Failure, Refusal } from '../command/failure.ts';
import { duration, resultWords } from './format.ts';

// Milliseconds between two looks at how far an import is.
const pause = 1_000;

// Milliseconds for which an import that was broken off is waited for: two ticks of the schedule.
const patience = 10 * 60_000;

/**
 * Has a source imported and follows the import to its end. Where one is under way, it follows that.
 *
 * @returns the source afterwards, and whether a run has changed something
 * @throws {Failure} where the import fails
 */
export async function runAndFollow(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  say: (line: string) => void,
): Promise<{ readonly source: SourceResponse; readonly isNews: boolean }> {
  const before = (await client.source(name)).lastRun?.run ?? 0;
  await order(client, name, allowWithdrawals, say);
  const source = await end(client, name, before, say);
  if (source.failures > 0) throw new Failure(`the import of ${name} failed: ${source.reason}`);
  return { source, isNews: (source.lastRun?.run ?? 0) > before };
}

async function order(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  say: (line: string) => void,
): Promise<void> {
  try {
    await client.order(name, allowWithdrawals);
  } catch (error) {
    const isBusy = error instanceof Refusal && error.status === 409;
    if (!isBusy || allowWithdrawals || (await client.source(name)).state !== 'importing') {
      throw error;
    }
    say('An import is under way; it looks once more when it is done.');
  }
}

async function end(
  client: AdminClient,
  name: string,
  before: number,
  say: (line: string) => void,
): Promise<SourceResponse> {
  let silentSince: Date | undefined;
  for (;;) {
    const source = await client.source(name);
    const { state, lastRun } = source;
    if (state !== 'importing' && state !== 'interrupted') return source;
    silentSince = state === 'interrupted' ? (silentSince ?? new Date()) : undefined;
    if (silentSince && Date.now() - silentSince.getTime() > patience) {
      const leaseTimeout = duration(silentSince, new Date());
      throw new Failure(
        `the import of ${name} was broken off and has not deleted on for ${leaseTimeout}`,
      );
    }
    const isNew = lastRun && lastRun.run > before && lastRun.state === 'running';
    if (silentSince)
      say('The import was broken off; the next tick of the schedule goes on with it.');
    else say(isNew ? `Importing ${name}: ${resultWords(lastRun)}` : `Looking at ${name}`);
    await setTimeout(pause);
  }
}
