import * as v from 'valibot';
import { runStates } from './run.ts';

// What the import API takes and answers; see src/model/admin-api.ts.

/**
 * The outcome of a post as the API reports it: a post whose URL another post has is a problem, and
 * its note says which post that is.
 */
export function reportedOutcome<Outcome extends string>(
  outcome: Outcome | 'conflict',
): Outcome | 'problem' {
  return outcome === 'conflict' ? 'problem' : outcome;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.array(v.string());

/** A post that is known. */
export const knownPost = v.object({
  path: v.string(),
  /** The Git blob id of what need not be sent again; null where the post must be. */
  hash: v.nullable(v.string()),
  /** The Git blob id of what it held when it was read last. */
  blob: v.string(),
  outcome: v.string(),
  note: v.string(),
  /** The note's reasons in fixed words, separated by spaces. */
  reasons: v.string(),
});

/** A page of a source's posts; `next` is what `after` must be for the one that follows. */
export const inventoryResponse = v.object({
  /** Whether the site would be read in another way than the last time. */
  isNew: v.boolean(),
  /** Folders besides `_posts` that posts are taken from. */
  postFolders: v.pipe(texts, v.readonly()),
  /** What the last run was ended with; null where another has begun since. */
  cursor: v.nullable(v.string()),
  posts: v.array(knownPost),
  next: v.nullable(v.string()),
});

export const startedResponse = v.object({
  run: count,
  title: v.string(),
  notes: v.pipe(texts, v.readonly()),
});

export const sentResponse = v.object({
  unchanged: count,
  posts: v.array(
    v.object({ path: v.string(), outcome: v.string(), note: v.string(), reasons: v.string() }),
  ),
});

const paths = v.pipe(texts, v.maxLength(50_000));

/** `arrivals` are the Git blob ids of files at new paths. */
export const deletedRequest = v.object({ paths, newHashes: v.optional(paths, []) });

export const deletedResponse = v.object({ deleted: count });

export const finishedResponse = v.object({
  state: v.picklist(runStates),
  withdrawn: count,
  /** Posts that can be read in full only by another run. */
  pending: count,
});

export type InventoryResponse = v.InferOutput<typeof inventoryResponse>;
export type StartedResponse = v.InferOutput<typeof startedResponse>;
