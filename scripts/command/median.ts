/** The median; of an even count, the higher of the two in the middle. 0 if there are no numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
