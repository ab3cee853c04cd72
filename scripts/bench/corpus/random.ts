/** A source of random numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number;

/** Mulberry32, by Tommy Ettinger: a generator of 32 bits, which is enough to make posts differ. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** @throws {RangeError} if the list is empty */
export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[between(random, 0, list.length - 1)];
  if (item === undefined) throw new RangeError('a list to pick from is empty');
  return item;
}

/**
 * Draws the ranks of a heavy-tailed distribution (Zipf's law): rank 0 is drawn twice as often as rank 1, and
 * three times as often as rank 2.
 *
 * @param count how many ranks there are
 * @returns a function that draws a rank, from 0 up to `count`
 */
export function zipf(count: number): (random: Random) => number {
  let sum = 0;
  const sums = Array.from({ length: count }, (_, rank) => (sum += 1 / (rank + 1)));
  return (random) => {
    const drawn = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
