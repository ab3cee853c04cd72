import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { enqueueImport, enqueueNextPass, type PassParams } from '../../src/import/enqueue.ts';
import { connect } from '../../src/store/database.ts';
import { acquireLease } from '../../src/store/sources/lease.ts';
import { findSyncState } from '../../src/store/sources/sync-state.ts';
import { startEmpty } from '../support/database.ts';

const db = connect(env.DB);
const job: PassParams = { source: 'archive', allowWithdrawals: true, jobId: 'job', pass: 7 };

let created: unknown[];

const working = {
  create: async (workflow: unknown) => created.push(workflow),
  get: async () => undefined,
};
const failing = {
  create: () => Promise.reject(new Error('too many workflows')),
  get: () => Promise.reject(new Error('no such workflow')),
};

beforeEach(async () => {
  await startEmpty();
  created = [];
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

describe('the next pass of an import', () => {
  it('is a workflow of its own', async () => {
    await enqueueNextPass(working, db, job);
    expect(created).toEqual([{ id: 'job-8', params: { ...job, pass: 8 } }]);
  });

  it('fails the pass before it if it cannot be started, so the platform tries again', async () => {
    await expect(enqueueNextPass(failing, db, job)).rejects.toThrow('too many workflows');
  });

  it('may have been started by an earlier attempt', async () => {
    await enqueueNextPass({ ...failing, get: working.get }, db, job);
  });

  it('is left to the schedule after 500 passes', async () => {
    await acquireLease(db, 'archive', 'job', new Date());
    await enqueueNextPass(working, db, { ...job, pass: 499 });
    expect(await findSyncState(db, 'archive')).toMatchObject({ jobId: 'job' });
    await enqueueNextPass(working, db, { ...job, pass: 500 });
    expect(created).toHaveLength(1);
    const state = await findSyncState(db, 'archive');
    expect(state).toMatchObject({ jobId: null, behindSince: expect.any(Date) });
  });
});

describe('an import that cannot be started', () => {
  it('fails, and leaves the source to the next attempt', async () => {
    const enqueue = (workflows: typeof failing) => enqueueImport(db, workflows, job, new Date());
    await expect(enqueue(failing)).rejects.toThrow('too many workflows');
    expect(await findSyncState(db, 'archive')).toMatchObject({ jobId: null, failures: 1 });
  });
});
