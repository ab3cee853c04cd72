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

const batchSize = 500;

/** The result of withdrawing the articles of deleted posts. */
export interface Withdrawals {
  /** How many posts are pending. */
  readonly pending: number;
  /** Undefined if all were withdrawn. */
  readonly refusal: Refusal | undefined;
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
  for (;;) {
    const deletions = await listDeletedPosts(db, run.sourceId, batchSize, refusal === undefined);
    if (deletions.length === 0) break;
    const withdrawals = withdrawalsOf(deletions, now);
    const changes: Changes = {
      ...noChanges,
      sourceId: run.sourceId,
      ...withdrawals,
      freesUrl: true,
      counts: { withdrawn: withdrawals.states.length },
    };
    await applyChanges(db, run.runId, changes, now);
  }
  if (!refusal) await forgetLastArticle(db, run.sourceId);
  return { pending: (await listPending(db, run.sourceId)).length, refusal };
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
  deletions: Awaited<ReturnType<typeof listDeletedPosts>>,
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
