// Looks that fail while somebody asks for another one.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncPass } from '../../src/import/sync-pass.ts';
import { ImportError, TryLater } from '../../src/model/problem.ts';
import type { Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { acquireLease, findSyncState } from '../../src/store/sources/sync-state.ts';
import { archiveConfig } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';

const db = connect(env.DB);
const options = { instance: 'one', allowWithdrawals: false, clock: () => new Date() };

beforeEach(async () => {
  await startEmpty();
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

afterEach(() => vi.restoreAllMocks());

/** A source that fails; a webhook may call while it is looked at. */
function failing(error: ImportError, isCalled: boolean): Source {
  return {
    name: 'archive',
    kind: 'archive',
    hasNews: async () => true,
    async scan() {
      if (isCalled) await acquireLease(db, 'archive', 'two', new Date());
      throw error;
    },
  };
}

async function scan(error: ImportError, isCalled: boolean) {
  await acquireLease(db, 'archive', 'one', new Date());
  const config = archiveConfig('https://host.example/site.tar.gz');
  return syncPass(db, config, failing(error, isCalled), options);
}

describe('a scan that fails', () => {
  it('is followed by the one that a webhook has asked for meanwhile', async () => {
    const ended = await scan(new ImportError('it breaks off'), true);
    expect(ended).toEqual({ result: 'failed', isDone: false });
    expect(await findSyncState(db, 'archive')).toMatchObject({
      instance: 'one',
      isRerunRequested: false,
      failures: 1,
    });
  });

  it.each([
    ['nobody has asked for another', new ImportError('it breaks off'), false],
    ['the source wants to be left alone', new TryLater('later', new Date('2199-01-01')), true],
  ])('is left to the next tick where %s', async (_, error, isCalled) => {
    expect(await scan(error, isCalled)).toEqual({ result: 'failed', isDone: true });
    expect(await findSyncState(db, 'archive')).toMatchObject({ instance: null, failures: 1 });
  });
});
