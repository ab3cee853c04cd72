import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { minutesAgo, tickAt } from '../support/tick.ts';

beforeEach(async () => {
  await startEmpty();
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

describe('the record of ticks', () => {
  it('is one row, which is written once an hour at most', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const d1 = new CountingD1(env.DB);
    const written = async (minutes: number) => {
      const before = d1.rowsWritten;
      await tickAt(minutesAgo(minutes), undefined, d1);
      return d1.rowsWritten - before;
    };
    const anHour = [];
    for (let minutes = 120; minutes > 60; minutes -= 5) anHour.push(await written(minutes));
    expect(anHour).toEqual([1, ...Array.from({ length: 11 }, () => 0)]);
    expect(await written(60)).toBe(1);
    const { results } = await env.DB.prepare('select cron from tick').all();
    expect(results).toEqual([{ cron: '*/5 * * * *' }]);
  });

  it('is written once if two ticks run at once', async () => {
    const d1 = new CountingD1(env.DB);
    const now = minutesAgo(1);
    await Promise.all([tickAt(now, undefined, d1), tickAt(now, undefined, d1)]);
    expect(d1.rowsWritten).toBe(1);
  });

  it('is written over if it is in the future, as after a clock was wrong', async () => {
    await tickAt(minutesAgo(-10_000));
    const now = minutesAgo(5);
    await tickAt(now);
    const { results } = await env.DB.prepare('select ticked_at from tick').all();
    expect(results).toEqual([{ ticked_at: Math.floor(now.getTime() / 1000) }]);
  });
});
