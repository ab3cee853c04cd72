import {
  exports,
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
} from 'cloudflare:workers';
import { enqueueNextPass, type ImportJob } from './import/enqueue.ts';
import { recordFailure, syncPass } from './import/sync-pass.ts';
import { ImportError } from './model/problem.ts';
import { config, db, sources } from './runtime.ts';
import { databaseReason } from './store/database.ts';

// What fails for a reason that may pass is tried again.
const patience = { retries: { limit: 4, delay: 2_000, backoff: 'constant' } } as const;

/**
 * One look at a source, bounded in files and bytes. It begins with what the database says: so a look
 * that is broken off at any instant goes on where it was, and so does the next one. Where there is
 * more to read, a further workflow has the next look, since what the platform allows is counted by
 * the workflow.
 */
export class ImportWorkflow extends WorkflowEntrypoint<Env, ImportJob> {
  override async run(event: Readonly<WorkflowEvent<ImportJob>>, step: WorkflowStep) {
    const job = event.payload;
    const source = sources.find(({ name }) => name === job.source);
    if (!source) return;
    const options = { ...job, clock: () => new Date() };
    try {
      const { result, isDone } = await step.do('look', patience, () =>
        syncPass(db, config, source, options),
      );
      if (result !== 'unchanged') await step.do('tell', () => tell(event.timestamp));
      if (!isDone)
        await step.do('go on', patience, () => enqueueNextPass(this.env.IMPORT, db, job));
    } catch (error) {
      const failure = new ImportError(`it was broken off: ${databaseReason(error)}`);
      await step.do('fail', () => recordFailure(db, source, failure, new Date()));
      throw error;
    }
  }
}

// The cache of readers' answers belongs to the default entrypoint.
async function tell(since: Date): Promise<void> {
  await exports.default.notifyChanges(since.getTime());
}
