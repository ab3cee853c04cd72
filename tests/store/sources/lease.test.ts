import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/database.ts';
import {
  acquireLease,
  finishPass,
  leaseTimeout,
  releaseLease,
  renewLease,
} from '../../../src/store/sources/lease.ts';
import {
  clearFailures,
  findSyncState,
  recordSyncFailure,
} from '../../../src/store/sources/sync-state.ts';
import { startEmpty } from '../../support/database.ts';

const db = connect(env.DB);
const start = new Date('2026-11-26T10:00:00Z');

function later(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

beforeEach(startEmpty);

describe('a lease', () => {
  it('is not acquired by a second job, which requests another pass instead', async () => {
    expect(await acquireLease(db, 'github', 'one', start)).toBe(true);
    expect(await acquireLease(db, 'github', 'two', later(1))).toBe(false);
    expect(await findSyncState(db, 'github')).toMatchObject({
      jobId: 'one',
      isRerunRequested: true,
    });
  });

  it('is kept for another pass if one was requested', async () => {
    await acquireLease(db, 'github', 'one', start);
    await acquireLease(db, 'github', 'two', later(1));
    expect(await finishPass(db, 'one', later(2))).toBe(true);
    expect(await findSyncState(db, 'github')).toMatchObject({
      jobId: 'one',
      behindSince: start,
    });
    expect(await finishPass(db, 'one', later(3))).toBe(false);
    expect(await findSyncState(db, 'github')).toMatchObject({ jobId: null, behindSince: null });
  });

  it('can be acquired by another job once it has expired', async () => {
    await acquireLease(db, 'github', 'one', start);
    expect(await renewLease(db, 'one', later(5))).toBe(true);
    expect(await acquireLease(db, 'github', 'two', later(5 + leaseTimeout))).toBe(false);
    expect(await acquireLease(db, 'github', 'two', later(6 + leaseTimeout))).toBe(true);
    expect(await renewLease(db, 'one', later(7 + leaseTimeout))).toBe(false);
    expect(await finishPass(db, 'one', later(8 + leaseTimeout))).toBe(false);
    expect(await findSyncState(db, 'github')).toMatchObject({
      jobId: 'two',
      behindSince: start,
    });
  });

  it('can be released while the source is still behind', async () => {
    await acquireLease(db, 'github', 'one', start);
    await releaseLease(db, 'one');
    expect(await findSyncState(db, 'github')).toMatchObject({ jobId: null, behindSince: start });
    expect(await acquireLease(db, 'github', 'two', later(1))).toBe(true);
  });
});

describe('a source that fails', () => {
  it('has its failures counted, and the time of the first kept', async () => {
    expect(await recordSyncFailure(db, 'feed', 'status 500', null, start)).toBe(true);
    expect(await recordSyncFailure(db, 'feed', 'status 500', null, later(300))).toBe(false);
    expect(await recordSyncFailure(db, 'feed', 'status 404', later(900), later(600))).toBe(true);
    expect(await findSyncState(db, 'feed')).toMatchObject({
      failures: 3,
      failingSince: start,
      reason: 'status 404',
      retryAfter: later(900),
    });
  });

  it('has its failures cleared once it is imported or has nothing new', async () => {
    await recordSyncFailure(db, 'feed', 'status 500', null, start);
    await acquireLease(db, 'feed', 'one', later(1));
    await finishPass(db, 'one', later(2));
    expect(await findSyncState(db, 'feed')).toMatchObject({ failures: 0, failingSince: null });
    await recordSyncFailure(db, 'feed', 'status 500', null, later(3));
    await clearFailures(db, 'feed');
    expect(await findSyncState(db, 'feed')).toMatchObject({ failures: 0, reason: '' });
  });
});
