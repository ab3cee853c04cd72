import { setTimeout as sleep } from 'node:timers/promises';
import { increment } from '../command/increment.ts';
import type { Poll, Subscription } from './subscription.ts';

// Errors that are shown at once.
const maxShown = 3;

/** The responses that the readers got. */
export class Tally {
  readonly statuses = new Map<number, number>();
  readonly caches = new Map<string, number>();
  readonly errors: string[] = [];
  polls = 0;
  #shown = 0;

  add({ status, cache, error }: Poll): void {
    this.polls++;
    increment(this.statuses, status);
    increment(this.caches, cache);
    if (error !== undefined) this.errors.push(error);
  }

  /** The first errors since the last call, so that somebody who watches sees what goes wrong. */
  newErrors(): readonly string[] {
    const added = this.errors.slice(this.#shown, this.#shown + maxShown);
    this.#shown = this.errors.length;
    return added;
  }
}

/**
 * Polls each subscription at its interval, the first time at a random moment of it, until the signal is aborted.
 *
 * @returns when the last poll has ended
 */
export async function pollAll(
  subscriptions: readonly Subscription[],
  origin: string,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    subscriptions.map(async (subscription, index) => {
      const interval = subscription.habit.interval * 1_000;
      // Spread by the golden ratio: evenly, and not in the order of the subscriptions.
      let wait = ((index * 0.618) % 1) * interval;
      while (await slept(wait, signal)) {
        tally.add(await subscription.poll(origin));
        wait = interval;
      }
    }),
  );
}

/** Waits; false if the signal was aborted meanwhile. */
export async function slept(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal }).catch(() => false);
}
