import { wholeNumber } from '../command/whole-number.ts';

/** The largest number of articles that can be measured. */
export const largestSize = 1_000_000;

/**
 * Parses the value of `--size`: numbers of articles, separated by commas.
 *
 * @returns the smallest first
 * @throws {Failure} if one is not a number from 1 to {@link largestSize}
 */
export function readSizes(text: string): number[] {
  const sizes = text.split(',').map((each) => wholeNumber('--size', each.trim(), largestSize));
  return [...new Set(sizes)].sort((a, b) => a - b);
}
