/**
 * `running`: under way, or broken off. `superseded`: a later run of its source took its place.
 * `partial`: left the rest to the next run.
 */
export const runStates = ['running', 'done', 'partial', 'failed', 'superseded'] as const;

export type RunState = (typeof runStates)[number];

/** How many posts of a run came to what. */
export interface RunCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly problems: number;
  readonly withdrawn: number;
}

/** Thrown when a run is written to that has ended, or that a later run has superseded. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}
