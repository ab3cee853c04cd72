import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick, parseCron, readCrons } from '../../scripts/command/crons.ts';
import { startSchedule } from '../../scripts/local/schedule.ts';

const now = new Date('2026-03-04T05:06:07Z');

describe('the next tick', () => {
  it('follows from the crons in wrangler.toml', async () => {
    expect(nextTick(await readCrons(), now)).toEqual(new Date('2026-03-04T05:10:00Z'));
  });

  it.each([
    ['in UTC', ['30 17 * * *'], '2026-03-04T17:30:00Z'],
    ['on a Sunday, which is day 1 at Cloudflare', ['0 17 * * 1'], '2026-03-08T17:00:00Z'],
    ['that of the cron that is due first', ['0 9 * * *', '0 6 * * *'], '2026-03-04T06:00:00Z'],
  ])('is %s', (_, crons, tick) => {
    expect(nextTick(crons.map(parseCron), now)).toEqual(new Date(tick));
  });

  it('does not exist if there are no crons', () => {
    expect(nextTick([], now)).toBeUndefined();
  });

  it('is not computed from an invalid cron, which the error names', () => {
    expect(() => parseCron('every day')).toThrow('wrangler.toml: crons: "every day" cannot be');
  });
});

describe('the schedule of a local Worker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks once at the start, then by its crons, until it is stopped', async () => {
    const ticks: string[] = [];
    const stop = startSchedule(['*/20 * * * *', '30 * * * *'].map(parseCron), (cron) =>
      ticks.push(`${new Date().toISOString().slice(11, 16)} ${cron}`),
    );
    await vi.advanceTimersByTimeAsync(40 * 60_000);
    stop();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(ticks).toEqual([
      '05:06 */20 * * * *',
      '05:20 */20 * * * *',
      '05:30 30 * * * *',
      '05:40 */20 * * * *',
    ]);
  });

  it('never ticks without crons', async () => {
    const tick = vi.fn();
    startSchedule([], tick);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(tick).not.toHaveBeenCalled();
  });
});
