import { describe, expect, it } from 'vitest';
import { habitOf, type PastRun } from '../../src/health/sender-rules.ts';

const minute = 60_000;

/** Runs that start at these minutes. */
function runsAt(minutes: readonly number[], state: PastRun['state'] = 'done'): PastRun[] {
  return minutes.map((at) => ({ startedAt: new Date(at * minute), state }));
}

const every = (minutes: number, count: number) =>
  Array.from({ length: count }, (_, index) => index * minutes);

describe('the habit of a sender', () => {
  it.each([
    ['a robot that sends every five minutes', every(5, 12), 5],
    [
      'a robot that sleeps at night',
      [...every(30, 30), ...every(30, 10).map((at) => at + 1_350)],
      480,
    ],
    ['a weekly blog', every(7 * 1_440, 10), 7 * 1_440],
  ])('of %s is its longest pause', (_, minutes, pause) => {
    expect(habitOf(runsAt(minutes)).longestPause).toBe(pause * 60);
  });

  it.each([
    ['nine runs', every(60, 9)],
    ['an afternoon of trying', [0, 1, 2, 4, 5, 9, 10, 40, 41, 42, 90]],
    ['no runs', []],
  ])('is not known from %s', (_, minutes) => {
    expect(habitOf(runsAt(minutes)).longestPause).toBeNull();
  });

  it('counts the runs in a row that ended without being finished', () => {
    const states: PastRun['state'][] = ['superseded', 'done', 'superseded', 'failed', 'running'];
    const runs = states.flatMap((state, index) => runsAt([index], state));
    expect(habitOf(runs).unfinished).toBe(2);
    expect(habitOf([...runs, ...runsAt([9], 'refused')]).unfinished).toBe(0);
    expect(habitOf(runsAt([1, 2, 3], 'superseded')).unfinished).toBe(3);
  });
});
