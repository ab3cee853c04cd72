import { linkNameOf } from '../jekyll/link-target.ts';
import { applyChanges, type Changes, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import {
  forgetLastArticle,
  listDeletedPosts,
  listPending,
} from '../store/sources/deleted-posts.ts';
import { countArticles, countMarked, keepsArticle } from '../store/sources/gone-articles.ts';
import { findSource } from '../store/sources/runs.ts';
import type { OpenRun } from './import-posts.ts';
import { formerMemberships } from './memberships.ts';
import { type Refusal, refusalOf, type WithdrawalLimits } from './refusal.ts';

// Deleted posts that are listed together.
const postsPerPage = 5_000;

// Articles that are withdrawn in one transaction, and transactions of one call. A pass may make a thousand queries.
const batchSize = 500;
const maxBatches = 40;

/** The result of withdrawing the articles of deleted posts. */
export interface Withdrawals {
  /** How many posts are pending. */
  readonly pending: number;
  /** Undefined if none is kept because there are too many. */
  readonly refusal: Refusal | undefined;
  /** Whether nothing is left. Otherwise the next call goes on. */
  readonly isComplete: boolean;
}

/**
 * Withdraws the articles of posts that are marked as deleted, unless they are too many. The article of a
 * post that has moved is kept: the article already has the new path.
 *
 * @param source the name of the source
 */
export async function withdrawDeleted(
  db: Database,
  source: string,
  run: OpenRun,
  limits: WithdrawalLimits,
  now: Date,
): Promise<Withdrawals> {
  const refusal = await findRefusal(db, source, run, limits);
  const isComplete = await withdrawPages(db, run, refusal === undefined, now);
  if (!refusal && isComplete) await forgetLastArticle(db, run.sourceId);
  return { pending: (await listPending(db, run.sourceId)).length, refusal, isComplete };
}

/** @returns whether nothing is left */
async function withdrawPages(
  db: Database,
  { runId, sourceId }: OpenRun,
  withArticles: boolean,
  now: Date,
): Promise<boolean> {
  let batches = 0;
  for (let after: string | undefined; ; ) {
    const page = { after, limit: postsPerPage, withArticles };
    const deletions = await listDeletedPosts(db, sourceId, page);
    for (const batch of batchesOf(deletions)) {
      if (batches++ === maxBatches) return false;
      const withdrawals = withdrawalsOf(batch, now);
      const counts = { withdrawn: withdrawals.states.length };
      const changes = { ...noChanges, sourceId, ...withdrawals, freesUrl: true, counts };
      await applyChanges(db, runId, changes, now);
    }
    if (deletions.length < postsPerPage) return true;
    after = deletions.at(-1)?.path;
  }
}

type DeletedPosts = Awaited<ReturnType<typeof listDeletedPosts>>;

/** The posts whose articles have moved, of which only rows are left, and the others in batches. */
function batchesOf(deletions: DeletedPosts): DeletedPosts[] {
  const isShown = ({ article }: DeletedPosts[number]) => article && article.state !== 'withdrawn';
  const shown = deletions.filter(isShown);
  const others = deletions.filter((post) => !isShown(post));
  const batches = others.length > 0 ? [others] : [];
  for (let start = 0; start < shown.length; start += batchSize) {
    batches.push(shown.slice(start, start + batchSize));
  }
  return batches;
}

async function findRefusal(
  db: Database,
  name: string,
  { sourceId, isSent }: OpenRun,
  limits: WithdrawalLimits,
): Promise<Refusal | undefined> {
  if (limits.isAllowed) return undefined;
  const gone = await countMarked(db, sourceId);
  if (gone === 0) return undefined;
  const last = (await findSource(db, name))?.lastArticleId ?? null;
  return refusalOf(
    {
      gone,
      keepsAny: () => keepsArticle(db, sourceId, last ?? Number.MAX_SAFE_INTEGER),
      all: () => countArticles(db, sourceId, last),
    },
    limits,
    { name, isSent },
  );
}

/** Creates the changes that withdraw the articles of deleted posts and delete the posts' rows. */
export function withdrawalsOf(
  deletions: DeletedPosts,
  now: Date,
): Pick<Changes, 'states' | 'removed' | 'deletedPaths' | 'movedPosts'> {
  const articles = deletions.flatMap(({ article }) =>
    article && article.state !== 'withdrawn' ? [article] : [],
  );
  return {
    states: articles.map(({ id }) => ({ id, state: 'withdrawn' })),
    removed: articles.flatMap((article) => formerMemberships(article, [], now)),
    deletedPaths: deletions.map(({ path }) => path),
    movedPosts: articles.map(({ path }) => linkNameOf(path)),
  };
}
