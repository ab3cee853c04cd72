import * as v from 'valibot';
import { runStates } from './run.ts';

// The requests and responses of the import API, used in the same way as those in src/model/admin-api.ts.

/**
 * Converts the outcome of a post to what the API reports: a URL conflict is a problem, whose note names
 * the other post.
 */
export function reportedOutcome<Outcome extends string>(
  outcome: Outcome | 'conflict',
): Outcome | 'problem' {
  return outcome === 'conflict' ? 'problem' : outcome;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.array(v.string());

/** A post as Feedmill last imported it. */
export const knownPost = v.object({
  path: v.string(),
  /** The Git blob id of a file that need not be sent again; null if the post must be sent. */
  hash: v.nullable(v.string()),
  /** The Git blob id of the file when it was last read. */
  blob: v.string(),
  outcome: v.string(),
  note: v.string(),
  /** Keys of `reasons` (src/model/reasons.ts), separated by spaces. */
  reasons: v.string(),
});

/** A page of a source's posts; `next` is the value of `after` for the next page. */
export const inventoryResponse = v.object({
  /** Whether the site's settings differ from those of the last run. */
  isNew: v.boolean(),
  /** Folders of posts besides `_posts`. */
  postFolders: v.pipe(texts, v.readonly()),
  /** The cursor of the last finished run; null if another run has started since. */
  cursor: v.nullable(v.string()),
  /** Why the last run was refused; null if it was not. */
  refusal: v.nullable(v.string()),
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

/** The path, in an archive of posts, of the sizes of media files that the posts name. */
export const mediaSizesPath = 'media-sizes.json';

/** Sizes in bytes by path. */
export const mediaSizes = v.record(v.string(), count);

const paths = v.pipe(texts, v.maxLength(50_000));

/**
 * `newHashes` are the Git blob ids of files at new paths, one for each: a deleted post with one of them has
 * moved. Only a preview needs them, since a run reads the files.
 */
export const deletedRequest = v.object({ paths, newHashes: v.optional(paths, []) });

export const deletedResponse = v.object({ deleted: count });

/** The articles that a run would move or withdraw. */
export const withdrawalsResponse = v.object({
  /** Articles whose files have moved without a change. They keep their ids. */
  moved: count,
  /** Articles that would be withdrawn; 0 if the run would be refused. */
  withdrawn: count,
  /** Why the run would be refused; null if it would not. */
  refusal: v.nullable(v.string()),
});

export const finishedResponse = v.object({
  state: v.picklist(runStates),
  withdrawn: count,
  /** How many articles would have been withdrawn, if the run was refused. */
  refused: count,
  /** Why the run was refused; null if it was not. */
  refusal: v.nullable(v.string()),
  /** Posts that another run must read again. */
  pending: count,
});

export type DeletedRequest = v.InferOutput<typeof deletedRequest>;
export type InventoryResponse = v.InferOutput<typeof inventoryResponse>;
export type StartedResponse = v.InferOutput<typeof startedResponse>;
export type WithdrawalsResponse = v.InferOutput<typeof withdrawalsResponse>;
export type FinishedResponse = v.InferOutput<typeof finishedResponse>;
