import { ImportError } from '../model/problem.ts';
import type { Deletions } from '../sources/source.ts';
import { applyChanges, type Changes, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import {
  countArticles,
  listDeletedPosts,
  listPending,
  liveHashes,
} from '../store/sources/deleted-posts.ts';
import { membershipsOf } from './memberships.ts';

// A run may withdraw this many articles whatever their share.
const alwaysAllowed = 20;

const batchSize = 500;

/**
 * Checks, before anything is changed, that deletions do not withdraw too many articles. A deleted
 * post whose content is at a new path does not count: it has moved.
 *
 * @param planned how many articles the run already plans to withdraw
 * @param maxPercent the share of the source's articles that the run may withdraw
 * @returns how many live articles the deletions will withdraw at most
 * @throws {ImportError} if the run would withdraw more than it may
 */
export async function checkWithdrawals(
  db: Database,
  sourceId: number,
  { paths, newHashes }: Deletions,
  { planned = 0, maxPercent }: { readonly planned?: number; readonly maxPercent: number },
): Promise<number> {
  if (paths.length === 0) return 0;
  const hashes = await liveHashes(db, sourceId, paths);
  const more = hashes.filter((hash) => !newHashes.has(hash)).length;
  const total = planned + more;
  if (total <= alwaysAllowed) return more;
  const all = await countArticles(db, sourceId);
  if (total <= (all * maxPercent) / 100) return more;
  throw new ImportError(
    `${total} of ${all} articles would be withdrawn, more than ${maxPercent}%; nothing was changed. If this is intended, use ${howToAllow}`,
  );
}

const howToAllow =
  '--allow-withdrawals for posts that are sent, "npm run status -- --run <source> --allow-withdrawals" for a source of the schedule, or a higher WITHDRAW_MAX_PERCENT';

/**
 * Withdraws the articles of posts that are marked as deleted. The article of a post that has moved
 * is kept: the article already has the new path.
 *
 * @returns how many posts are pending
 */
export async function withdrawDeleted(
  db: Database,
  run: { readonly runId: number; readonly sourceId: number },
  now: Date,
): Promise<number> {
  for (;;) {
    const deletions = await listDeletedPosts(db, run.sourceId, batchSize);
    if (deletions.length === 0) return (await listPending(db, run.sourceId)).length;
    const withdrawals = withdrawalsOf(deletions);
    const changes: Changes = {
      ...noChanges,
      sourceId: run.sourceId,
      ...withdrawals,
      freesUrl: true,
      counts: { withdrawn: withdrawals.states.length },
    };
    await applyChanges(db, run.runId, changes, now);
  }
}

/** Creates the changes that withdraw the articles of deleted posts and delete the posts' rows. */
export function withdrawalsOf(
  deletions: Awaited<ReturnType<typeof listDeletedPosts>>,
): Pick<Changes, 'states' | 'removed' | 'deletedPaths'> {
  const articles = deletions.flatMap(({ article }) =>
    article && article.state !== 'withdrawn' ? [article] : [],
  );
  return {
    states: articles.map(({ id }) => ({ id, state: 'withdrawn' })),
    removed: articles.flatMap(membershipsOf),
    deletedPaths: deletions.map(({ path }) => path),
  };
}
