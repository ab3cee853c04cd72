// Passes that fail while another pass is requested.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncPass } from '../../src/import/sync-pass.ts';
import { ImportError, RetryLater } from '../../src/model/problem.ts';
import type { Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { acquireLease, leaseTimeout } from '../../src/store/sources/lease.ts';
import { findSyncState } from '../../src/store/sources/sync-state.ts';
import { archiveConfig } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';

const db = connect(env.DB);
const options = { jobId: 'one', allowWithdrawals: false, clock: () => new Date() };

beforeEach(async () => {
  await startEmpty();
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

afterEach(() => vi.restoreAllMocks());

/** A source whose scan fails; a webhook may request another pass during the scan. */
function failing(error: ImportError, isRequested: boolean): Source {
  return {
    name: 'archive',
    kind: 'archive',
    hasNews: async () => true,
    async scan() {
      if (isRequested) await acquireLease(db, 'archive', 'two', new Date());
      throw error;
    },
  };
}

async function failPass(error: ImportError, isRequested: boolean) {
  await acquireLease(db, 'archive', 'one', new Date());
  const config = archiveConfig('https://host.example/site.tar.gz');
  return syncPass(db, config, failing(error, isRequested), options);
}

describe('a pass that fails', () => {
  it('is not counted as a failure if another job has acquired the lease meanwhile', async () => {
    await acquireLease(db, 'archive', 'one', new Date());
    const source: Source = {
      ...failing(new ImportError('it breaks off'), false),
      async scan() {
        const later = new Date(Date.now() + (leaseTimeout + 1) * 1000);
        await acquireLease(db, 'archive', 'two', later);
        throw new ImportError('it breaks off');
      },
    };
    const config = archiveConfig('https://host.example/site.tar.gz');
    const outcome = await syncPass(db, config, source, options);
    expect(outcome).toEqual({ result: 'superseded', isDone: true });
    expect(await findSyncState(db, 'archive')).toMatchObject({ jobId: 'two', failures: 0 });
  });

  it('is followed by the pass that a webhook has requested meanwhile', async () => {
    const outcome = await failPass(new ImportError('it is interrupted'), true);
    expect(outcome).toEqual({ result: 'failed', isDone: false });
    expect(await findSyncState(db, 'archive')).toMatchObject({
      jobId: 'one',
      isRerunRequested: false,
      failures: 1,
    });
  });

  it.each([
    ['no other pass was requested', new ImportError('it is interrupted'), false],
    ['the source has asked for a backoff', new RetryLater('later', new Date('2199-01-01')), true],
  ])('is not followed by another if %s', async (_, error, isRequested) => {
    expect(await failPass(error, isRequested)).toEqual({ result: 'failed', isDone: true });
    expect(await findSyncState(db, 'archive')).toMatchObject({ jobId: null, failures: 1 });
  });
});
