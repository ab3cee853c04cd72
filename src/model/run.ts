/**
 * `running`: under way, or interrupted. `refused`: everything was imported, but too many articles
 * would have been withdrawn, so none was. `superseded`: replaced by a later run of the same source.
 */
export const runStates = ['running', 'done', 'refused', 'failed', 'superseded'] as const;

export type RunState = (typeof runStates)[number];

/** How many posts of a run had each outcome. */
export interface RunCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly problems: number;
  readonly withdrawn: number;
}

/** Thrown if a run is written to after it has ended or was superseded. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}
