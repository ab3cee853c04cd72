import * as v from 'valibot';
import { articleStates } from './article.ts';
import { runStates } from './run.ts';

// What the admin API answers. The API is held to these types, described by these schemas
// (src/routes/openapi/), and read by them where a command asks it.

/** A time in the form of RFC 3339; null where there is none. */
const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * `importing`: a workflow is at work. `interrupted`: one was, and has been silent for a while; the next
 * tick goes on. `waiting`: it has asked to be left alone. `failing`: the last look has failed. `idle`:
 * all that was found is in the feeds. `sent`: the schedule does not look at it; its posts are sent.
 */
export const sourceStates = [
  'idle',
  'importing',
  'interrupted',
  'waiting',
  'failing',
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
  /** Posts that it has still to read. */
  remaining: count,
  /** Why it failed, or what it left; often empty. */
  message: v.string(),
  /** What was odd about the site's configuration. */
  notes: v.array(v.string()),
  /** What came of telling the cache; often empty. */
  cache: v.string(),
});

/** A source, and how it does. */
export const sourceResponse = v.object({
  source: v.string(),
  /** How it is looked at; null where the schedule does not know it. */
  kind: v.nullable(v.string()),
  state: v.picklist(sourceStates),
  /** Looks that have failed one after the other, since when, and why the last did. */
  failures: count,
  failingSince: time,
  reason: v.string(),
  /** Until when it has asked to be left alone. */
  waitingUntil: time,
  /** Since when there is something in it that is not in the feeds. */
  behindSince: time,
  /** Null where they were not asked for. A count that is the bound is at least that. */
  counts: v.nullable(v.object({ posts: count, articles: count, noted: count, bound: count })),
  lastRun: v.nullable(runResponse),
});

export const sourcesResponse = v.object({ sources: v.array(sourceResponse) });

/** `next` is what `before` must be for the runs that follow; null at the end. */
export const runsResponse = v.object({ runs: v.array(runResponse), next: v.nullable(count) });

/** Posts that could not be read, were left out, or have a note. */
export const problemsResponse = v.object({
  problems: v.array(
    v.object({
      path: v.string(),
      outcome: v.picklist(['imported', 'skipped', 'problem', 'deleted']),
      /** Fixed words, separated by spaces. */
      reasons: v.string(),
      note: v.string(),
    }),
  ),
  /** What `after` must be for those that follow; null at the end. */
  next: v.nullable(v.string()),
});

export const queuedResponse = v.object({ source: v.string(), result: v.literal('queued') });

const paths = v.array(v.string());

/** What a run would do. Of paths, the first are named. */
export const previewResponse = v.object({
  source: v.string(),
  isUnchanged: v.boolean(),
  /** Why the run would be refused; null where it would not. */
  refusal: v.nullable(v.string()),
  /** Whether the configuration has changed, so that every post would be read again. */
  readsAll: v.boolean(),
  counts: v.object({
    created: count,
    changed: count,
    unchanged: count,
    moved: count,
    deleted: count,
    skipped: count,
    problems: count,
    /** Posts that would be read too, and were not for this answer. */
    unread: count,
  }),
  created: paths,
  changed: paths,
  moved: v.array(v.object({ from: v.string(), to: v.string() })),
  deleted: paths,
  leftOut: v.array(v.object({ path: v.string(), reasons: v.string(), note: v.string() })),
});

/** Which article is meant: by its id in the feeds, or by its address. */
export const articleName = v.union([
  v.strictObject({ feedId: v.pipe(v.string(), v.nonEmpty()) }),
  v.strictObject({ url: v.pipe(v.string(), v.nonEmpty()) }),
]);

export const articleResponse = v.object({
  feedId: v.string(),
  url: v.string(),
  source: v.string(),
  path: v.string(),
  state: v.picklist(articleStates),
  /** Whether it was taken out by hand. */
  isHeld: v.boolean(),
});

/** What is left of a source that is being forgotten. */
export const sourceDeletedResponse = v.object({
  source: v.string(),
  isDone: v.boolean(),
  /** Posts that are left, or more than that many. */
  left: count,
});

/** What went wrong (RFC 9457). */
export const problemDetails = v.object({
  status: count,
  title: v.optional(v.string()),
  detail: v.string(),
});

export type RunResponse = v.InferOutput<typeof runResponse>;
export type SourceResponse = v.InferOutput<typeof sourceResponse>;
export type ProblemsResponse = v.InferOutput<typeof problemsResponse>;
export type PreviewResponse = v.InferOutput<typeof previewResponse>;
export type ArticleName = v.InferOutput<typeof articleName>;
export type ArticleResponse = v.InferOutput<typeof articleResponse>;
export type SourceDeletedResponse = v.InferOutput<typeof sourceDeletedResponse>;
