import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/database.ts';
import {
  beat,
  clearFailures,
  endWatch,
  failWatch,
  findWatch,
  leaveWatch,
  silence,
  takeWatch,
} from '../../../src/store/sources/sync-state.ts';
import { startEmpty } from '../../support/database.ts';

const db = connect(env.DB);
const start = new Date('2026-11-26T10:00:00Z');

function later(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

beforeEach(startEmpty);

describe('a source that is being imported', () => {
  it('is not given to a second workflow, and it is noted that it was asked for', async () => {
    expect(await takeWatch(db, 'github', 'one', start)).toBe(true);
    expect(await takeWatch(db, 'github', 'two', later(1))).toBe(false);
    expect(await findWatch(db, 'github')).toMatchObject({ instance: 'one', isWanted: true });
  });

  it('is looked at once more by the same workflow where that was noted', async () => {
    await takeWatch(db, 'github', 'one', start);
    await takeWatch(db, 'github', 'two', later(1));
    expect(await endWatch(db, 'one', later(2))).toBe(true);
    expect(await findWatch(db, 'github')).toMatchObject({ instance: 'one', behindSince: start });
    expect(await endWatch(db, 'one', later(3))).toBe(false);
    expect(await findWatch(db, 'github')).toMatchObject({ instance: null, behindSince: null });
  });

  it('is taken over where its workflow has been silent for too long', async () => {
    await takeWatch(db, 'github', 'one', start);
    expect(await beat(db, 'one', later(5))).toBe(true);
    expect(await takeWatch(db, 'github', 'two', later(5 + silence))).toBe(false);
    expect(await takeWatch(db, 'github', 'two', later(6 + silence))).toBe(true);
    expect(await beat(db, 'one', later(7 + silence))).toBe(false);
    expect(await endWatch(db, 'one', later(8 + silence))).toBe(false);
    expect(await findWatch(db, 'github')).toMatchObject({ instance: 'two', behindSince: start });
  });

  it('is free again where its workflow leaves it, and still behind', async () => {
    await takeWatch(db, 'github', 'one', start);
    await leaveWatch(db, 'one');
    expect(await findWatch(db, 'github')).toMatchObject({ instance: null, behindSince: start });
    expect(await takeWatch(db, 'github', 'two', later(1))).toBe(true);
  });
});

describe('a source that fails', () => {
  it('is counted, and known since when it has failed', async () => {
    expect(await failWatch(db, 'feed', 'it answered 500', null, start)).toBe(true);
    expect(await failWatch(db, 'feed', 'it answered 500', null, later(300))).toBe(false);
    expect(await failWatch(db, 'feed', 'it answered 404', later(900), later(600))).toBe(true);
    expect(await findWatch(db, 'feed')).toMatchObject({
      failures: 3,
      failingSince: start,
      reason: 'it answered 404',
      notBefore: later(900),
    });
  });

  it('is well again when it has been imported, or has nothing new', async () => {
    await failWatch(db, 'feed', 'it answered 500', null, start);
    await takeWatch(db, 'feed', 'one', later(1));
    await endWatch(db, 'one', later(2));
    expect(await findWatch(db, 'feed')).toMatchObject({ failures: 0, failingSince: null });
    await failWatch(db, 'feed', 'it answered 500', null, later(3));
    await clearFailures(db, 'feed');
    expect(await findWatch(db, 'feed')).toMatchObject({ failures: 0, reason: '' });
  });
});
