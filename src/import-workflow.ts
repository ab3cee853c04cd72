import {
  exports,
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
} from 'cloudflare:workers';
import { NonRetryableError } from 'cloudflare:workflows';
import { lookOnce, noteFailure } from './import/look.ts';
import type { ImportOrder } from './import/order.ts';
import { ImportError } from './import/problem.ts';
import { config, db, sources } from './runtime.ts';
import { databaseReason } from './store/database.ts';
import { leaveWatch } from './store/watch.ts';

// Looks of one workflow; what is then still left is for the next tick of the schedule.
const maxLooks = 300;

// What fails for a reason that may pass is tried again: within the time for which the next tick of the
// schedule would wait before it takes the source over.
const patience = { retries: { limit: 4, delay: 2_000, backoff: 'constant' } } as const;

/**
 * The import of a source. Each step is one look, bounded in files and bytes, and begins with what the
 * database says: so a workflow that is broken off at any instant goes on where it was, and so does
 * the next one in its place.
 */
export class ImportWorkflow extends WorkflowEntrypoint<Env, ImportOrder> {
  override async run(event: Readonly<WorkflowEvent<ImportOrder>>, step: WorkflowStep) {
    const { instanceId, payload } = event;
    const source = sources.find(({ name }) => name === payload.source);
    if (!source) throw new NonRetryableError(`there is no source "${payload.source}"`);
    const options = {
      instance: instanceId,
      withdrawsAll: payload.withdrawsAll,
      clock: () => new Date(),
    };
    try {
      for (let look = 1; look <= maxLooks; look++) {
        const { result, isDone } = await step.do(`look ${look}`, patience, () =>
          lookOnce(db, config, source, options),
        );
        if (result !== 'unchanged') await step.do(`tell ${look}`, () => tell(event.timestamp));
        if (isDone) return;
      }
      await step.do('leave', () => leaveWatch(db, instanceId));
    } catch (error) {
      const failure = new ImportError(`it was broken off: ${databaseReason(error)}`);
      await step.do('fail', () => noteFailure(db, source, failure, new Date()));
      throw error;
    }
  }
}

// The cache of readers' answers belongs to the default entrypoint.
async function tell(since: Date): Promise<void> {
  await exports.default.tellOfChanges(since.getTime());
}
