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

// A site that loses this many articles at once is tidying up, whatever their share.
const alwaysAllowed = 20;
const step = 500;

/**
 * How many live articles the loss of these posts would withdraw, at the most: a post whose very file
 * is at a new path has only moved. To be asked before anything is changed.
 *
 * @param before how many the run is to withdraw already
 * @param maxPercent the share of the source's articles that may go at once
 * @throws {ImportError} where it is more than may go at once
 */
export async function checkWithdrawals(
  db: Database,
  sourceId: number,
  { paths, newHashes }: Deletions,
  { before = 0, maxPercent }: { readonly before?: number; readonly maxPercent: number },
): Promise<number> {
  if (paths.length === 0) return 0;
  const hashes = await liveHashes(db, sourceId, paths);
  const loss = hashes.filter((hash) => !newHashes.has(hash)).length;
  const removed = before + loss;
  if (removed <= alwaysAllowed) return loss;
  const all = await countArticles(db, sourceId);
  if (removed <= (all * maxPercent) / 100) return loss;
  throw new ImportError(
    `${removed} of ${all} articles would be withdrawn, more than ${maxPercent} %; nothing was changed. If it is meant: ${howToAllow}`,
  );
}

const howToAllow =
  '--allow-withdrawals for posts that are sent, "npm run status -- --run <source> --allow-withdrawals" for a source of the schedule, or a higher WITHDRAW_MAX_PERCENT';

/**
 * Withdraws the articles whose posts are marked as gone. A post that has only moved is no loss: its
 * article has its new path by now.
 *
 * @returns how many posts must be read again, because they had to wait for an address
 */
export async function withdrawDeleted(
  db: Database,
  run: { readonly runId: number; readonly sourceId: number },
  now: Date,
): Promise<number> {
  for (;;) {
    const deletions = await listDeletedPosts(db, run.sourceId, step);
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

/** What it changes that posts are gone: their articles leave the feeds, and they are forgotten. */
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
