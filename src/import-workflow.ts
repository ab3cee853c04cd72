import {
  exports,
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
} from 'cloudflare:workers';
import { enqueueNextPass, type PassParams } from './import/enqueue.ts';
import { recordJobFailure, syncPass } from './import/sync-pass.ts';
import { ImportError } from './model/problem.ts';
import { config, db, migrator, sources } from './runtime.ts';
import { databaseReason } from './store/database.ts';

// Retries are for temporary errors, such as those of the database, and for posts that kill the Worker: it
// takes four attempts to find one. If the source fails, the pass returns that as its result and is not
// retried.
const retrying = { retries: { limit: 8, delay: 2_000, backoff: 'constant' } } as const;

/**
 * One pass of an import. A pass starts from what the database contains, so a retry or the next pass
 * can continue an interrupted one. Each pass is a separate workflow, because the platform limits
 * each workflow.
 */
export class ImportWorkflow extends WorkflowEntrypoint<Env, PassParams> {
  override async run(event: Readonly<WorkflowEvent<PassParams>>, step: WorkflowStep) {
    const job = event.payload;
    const source = sources.find(({ name }) => name === job.source);
    if (!source) return;
    const options = { ...job, clock: () => new Date() };
    try {
      const { result, isDone } = await step.do('pass', retrying, async () => {
        await migrator();
        return syncPass(db, config, source, options);
      });
      if (result !== 'unchanged') await step.do('notify', notify);
      if (!isDone)
        await step.do('enqueue next pass', retrying, () =>
          enqueueNextPass(this.env.IMPORT, db, job),
        );
    } catch (error) {
      const failure = new ImportError(`it was interrupted: ${databaseReason(error)}`);
      await step.do('record failure', () =>
        recordJobFailure(db, source, job.jobId, failure, new Date()),
      );
      throw error;
    }
  }
}

// Only the default entrypoint can invalidate the cache that serves readers.
async function notify(): Promise<void> {
  await exports.default.notifyChanges();
}
