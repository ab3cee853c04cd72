import { freeMaxMb } from '../store/limits.ts';

/** How much a run does. */
export interface Pace {
  /** Steps of a run. Each takes at most eight calls of D1, of which an invocation may make a thousand. */
  readonly steps: number;
  /** Articles, or texts in a sweep, that a step looks at. */
  readonly scanned: number;
  /** Texts that a step moves. */
  readonly moved: number;
}

const paid: Pace = { steps: 20, scanned: 1_000, moved: 200 };

// An invocation may make 50 calls of D1 and take 10 ms of CPU time, and a day has 100,000 rows to be written: six for
// each text that moves.
const free: Pace = { steps: 2, scanned: 100, moved: 20 };

/**
 * The pace that a plan allows.
 *
 * @param maxMb the size that it allows for a database, in megabytes; 0 if it is unknown
 */
export function paceOf(maxMb: number): Pace {
  return maxMb > 0 && maxMb <= freeMaxMb ? free : paid;
}

// Bytes of the texts that a step moves, unless the first is longer.
const maxBytes = 800_000;

/** The first texts that a step moves. */
export function batchOf<Text extends { readonly bytes: number }>(
  texts: readonly Text[],
  pace: Pace,
): readonly Text[] {
  let bytes = 0;
  const end = texts.findIndex((text, at) => {
    bytes += text.bytes;
    return at === pace.moved || (at > 0 && bytes > maxBytes);
  });
  return end === -1 ? texts : texts.slice(0, end);
}
