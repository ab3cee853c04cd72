import { median } from '../command/median.ts';

/** Memory that may be added during a load, as a share, before it counts as growing. */
const tolerance = 0.1;

/** How memory has developed. */
export interface MemoryTrend {
  /** Bytes: the median of the second quarter of the time. */
  readonly early: number;
  /** Bytes: the median of the last quarter. */
  readonly late: number;
  readonly isFlat: boolean;
}

/**
 * Compares the memory in the second quarter of the time with that in the last one. The first quarter is left
 * out: caches fill in it.
 *
 * @param samples bytes, at even intervals
 */
export function memoryTrend(samples: readonly number[]): MemoryTrend {
  const quarter = Math.floor(samples.length / 4);
  const early = median(samples.slice(quarter, 2 * quarter));
  const late = median(samples.slice(-quarter));
  return { early, late, isFlat: late <= early * (1 + tolerance) };
}

/** Bytes, as people read them. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
