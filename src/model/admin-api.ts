import * as v from 'valibot';
import { runStates } from './run.ts';

// The responses of the admin API: the routes return these types, the OpenAPI document is made from these
// schemas (src/routes/openapi/), and the commands parse responses with them.

/** A time as RFC 3339 writes it, or null. */
const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * `importing`: a workflow holds the lease. `interrupted`: the lease of a workflow has expired; the next
 * tick continues. `waiting`: the source asked for a backoff. `failing`: the last pass failed. `idle`: the
 * feeds are up to date. `refused`: they are, except that too many articles would have been withdrawn.
 * `sent`: not scheduled; its posts are sent to the import API.
 */
const sourceStates = [
  'idle',
  'importing',
  'interrupted',
  'waiting',
  'failing',
  'refused',
  'sent',
] as const;

/** A run of a source. */
export const runResponse = v.object({
  run: count,
  source: v.string(),
  state: v.picklist(runStates),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  finishedAt: time,
  created: count,
  changed: count,
  unchanged: count,
  skipped: count,
  problems: count,
  withdrawn: count,
  /** Posts that must still be read; 0 after the end of the run. */
  remaining: count,
  /** Why the run failed or was refused; otherwise empty. */
  message: v.string(),
  /** Notes on the site's configuration. */
  notes: v.array(v.string()),
  /** The result of invalidating the edge cache; often empty. */
  cache: v.string(),
});

/** The scheduled articles of a source. */
const scheduledResponse = v.object({
  articles: count,
  /** When the next one is published. */
  next: v.pipe(v.string(), v.isoTimestamp()),
  /** The time zone of the site, an IANA name. */
  timeZone: v.string(),
});

/** A source and its state. */
const sourceResponse = v.object({
  source: v.string(),
  /** The kind of source, like `github`; null if it is not scheduled. */
  kind: v.nullable(v.string()),
  state: v.picklist(sourceStates),
  /** Passes that failed in a row. */
  failures: count,
  failingSince: time,
  /** Why the last pass failed. */
  reason: v.string(),
  /** The end of the backoff that the source asked for. */
  waitingUntil: time,
  /** Why the last import withdrew nothing, and how to allow it; null if it was not refused. */
  refusal: v.nullable(v.string()),
  /** Since when the source has changes that are not in the feeds. */
  behindSince: time,
  /** Null if not requested. A count that equals `bound` may be too low: counting stops there. */
  counts: v.nullable(v.object({ posts: count, articles: count, noted: count, bound: count })),
  /** The articles that wait for their dates; null if there are none. */
  scheduled: v.nullable(scheduledResponse),
  lastRun: v.nullable(runResponse),
});

export const sourcesResponse = v.object({ sources: v.array(sourceResponse) });

/** `next` is the value of `before` for the next page; null on the last page. */
export const runsResponse = v.object({ runs: v.array(runResponse), next: v.nullable(count) });

/** Posts that could not be imported, were skipped, or have a note. */
export const problemsResponse = v.object({
  problems: v.array(
    v.object({
      path: v.string(),
      outcome: v.picklist(['imported', 'skipped', 'problem', 'deleted']),
      /** Keys of `reasons` (src/model/reasons.ts), separated by spaces. */
      reasons: v.string(),
      note: v.string(),
    }),
  ),
  /** The value of `after` for the next page; null on the last page. */
  next: v.nullable(v.string()),
});

export const queuedResponse = v.object({ source: v.string(), result: v.literal('queued') });

const paths = v.array(v.string());

/** The changes that an import would make. Lists of paths have only the first ones. */
export const previewResponse = v.object({
  source: v.string(),
  isUnchanged: v.boolean(),
  /** Why the import would be refused; null if it would not. */
  refusal: v.nullable(v.string()),
  /** Whether every post would be read again, since the configuration has changed. */
  readsAll: v.boolean(),
  counts: v.object({
    created: count,
    changed: count,
    unchanged: count,
    moved: count,
    /** Posts that were deleted. */
    deleted: count,
    /** Articles that the import would withdraw; 0 if it would be refused. */
    withdrawn: count,
    skipped: count,
    problems: count,
    /** Posts that the import would read, but the preview did not. */
    unread: count,
  }),
  created: paths,
  changed: paths,
  moved: v.array(v.object({ from: v.string(), to: v.string() })),
  deleted: paths,
  leftOut: v.array(v.object({ path: v.string(), reasons: v.string(), note: v.string() })),
});

/** The progress of deleting a source. */
export const sourceDeletedResponse = v.object({
  source: v.string(),
  isDone: v.boolean(),
  /** Posts that are left; there may be more. */
  left: count,
});

/** An error (RFC 9457). */
export const problemDetails = v.object({
  status: count,
  title: v.optional(v.string()),
  detail: v.string(),
});

export type RunResponse = v.InferOutput<typeof runResponse>;
export type ScheduledResponse = v.InferOutput<typeof scheduledResponse>;
export type SourceResponse = v.InferOutput<typeof sourceResponse>;
export type SourcesResponse = v.InferOutput<typeof sourcesResponse>;
export type RunsResponse = v.InferOutput<typeof runsResponse>;
export type ProblemsResponse = v.InferOutput<typeof problemsResponse>;
export type PreviewResponse = v.InferOutput<typeof previewResponse>;
export type SourceDeletedResponse = v.InferOutput<typeof sourceDeletedResponse>;
