import { describe, expect, it } from 'vitest';
import { longestWait, scheduleCheck } from '../../src/health/schedule-rule.ts';

const now = new Date('2026-03-04T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const hour = 3_600_000;

describe('a schedule', () => {
  it.each([
    [60, 'pass'],
    [63, 'pass'],
    [64, 'warn'],
    [120, 'warn'],
    [124, 'fail'],
    [-600, 'pass'],
  ])('of every five minutes whose last recorded tick is %i minutes old: %s', (minutes, status) => {
    const tick = { tickedAt: ago(minutes), cron: '*/5 * * * *' };
    expect(scheduleCheck(tick, undefined, now).status).toBe(status);
  });

  it('that has never ticked warns an hour after the tables were set up', () => {
    expect(scheduleCheck(undefined, ago(60), now).status).toBe('pass');
    const check = scheduleCheck(undefined, ago(10_000), now);
    expect(check).toMatchObject({ status: 'warn', output: expect.stringContaining('not ticked') });
  });

  it('of a database without records of migrations passes', () => {
    expect(scheduleCheck(undefined, undefined, now).status).toBe('pass');
  });

  it.each([
    ['*/5 * * * *', 1],
    ['0,30 * * * *', 1],
    ['59 */1 ? * *', 1],
    ['', 1],
    ['0 6 * * *', 24],
    ['*/5 9-17 * * *', 24],
    ['0 6 * * MON-FRI', 31 * 24],
    ['0 6 L * *', 62 * 24],
    ['0 6 1 JAN *', 366 * 24],
  ])('by %j may wait %i hours', (cron, hours) => {
    expect(longestWait(cron)).toBe(hours * hour);
  });
});
