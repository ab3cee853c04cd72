import { readLiveFeed } from '../compare/live-feed.ts';
import { request } from '../doctor/request.ts';
import type { Subscription } from './subscription.ts';

/**
 * Compares what readers hold with what the Worker has, without a cache between them. A reader of deltas keeps
 * items that have left the feed, so it only has to hold all that are in it.
 *
 * @param worker the origin of the Worker
 * @returns the paths and habits of those that differ
 */
export async function findDisagreements(
  subscriptions: readonly Subscription[],
  worker: string,
): Promise<readonly string[]> {
  const current = new Map<string, readonly string[]>();
  const differing: string[] = [];
  for (const { path, habit, items } of subscriptions) {
    const expected = current.get(path) ?? (await readItems(worker, path));
    current.set(path, expected);
    const isReaderOfDeltas = 'A-IM' in habit.headers;
    const isSame = isReaderOfDeltas
      ? expected.every((id) => items.includes(id))
      : items.length === expected.length && expected.every((id, index) => items[index] === id);
    if (!isSame) differing.push(`${path}, ${habit.name}`);
  }
  return differing;
}

async function readItems(worker: string, path: string): Promise<readonly string[]> {
  const { status, text } = await request(worker + path);
  return status === 200 ? readLiveFeed(text, path).items.map(({ id }) => id) : [];
}
