/** Facts that one tick an hour collects for the health checks, since each check would read too many rows for them. */
export interface Observations {
  /** The sources whose posts are sent, by name. */
  readonly senders: Readonly<Record<string, SenderHabit>>;
  /** The ids of the categories that have no articles. */
  readonly emptyCategories: readonly number[];
  /** The categories that have become empty in the last day. */
  readonly emptied: readonly EmptiedCategory[];
}

/** The past runs of a source whose posts are sent. */
export interface SenderHabit {
  /** The longest time between two of its runs, in seconds; null if it has no habit yet. */
  readonly longestPause: number | null;
  /** How many of its runs in a row have ended without being finished, up to the last that has ended. */
  readonly unfinished: number;
}

/** A category that has no articles any more. */
export interface EmptiedCategory {
  readonly id: number;
  readonly name: string;
  /** When that was first observed, in seconds since 1970. */
  readonly at: number;
}
