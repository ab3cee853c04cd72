import { applyChanges, type Changes, noChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { countWaiting, countWithdrawals, listGone, unmarkGone } from '../store/gone.ts';
import { membershipsOf } from './memberships.ts';
import { ImportError } from './problem.ts';

// A site that loses this many articles at once is tidying up, whatever their share.
const alwaysAllowed = 20;
const step = 500;

/**
 * Withdraws the articles whose posts are gone. A post that has only moved is no loss: its article
 * has its new path by now. A post that could not be imported because a gone one had its address is
 * read again by the next run.
 *
 * @param maxPercent the share of the source's live articles that may go at once
 * @returns how many posts wait for the next run
 * @throws {ImportError} where more would go; nothing is withdrawn then
 */
export async function withdrawGone(
  db: Database,
  run: { readonly runId: number; readonly sourceId: number },
  maxPercent: number,
  now: Date,
): Promise<number> {
  const { all, leaving } = await countWithdrawals(db, run.sourceId);
  if (leaving > alwaysAllowed && leaving > (all * maxPercent) / 100) {
    await unmarkGone(db, run.sourceId);
    throw new ImportError(
      `${leaving} of ${all} articles would be withdrawn, more than ${maxPercent} %; none was. If it is meant: --allow-withdrawals, or a higher WITHDRAW_MAX_PERCENT`,
    );
  }
  for (;;) {
    const gone = await listGone(db, run.sourceId, step);
    if (gone.length === 0) return countWaiting(db, run.sourceId);
    const articles = gone.flatMap(({ article }) =>
      article && article.state !== 'withdrawn' ? [article] : [],
    );
    const changes: Changes = {
      ...noChanges,
      sourceId: run.sourceId,
      states: articles.map(({ id }) => ({ id, state: 'withdrawn' })),
      leaving: articles.flatMap(membershipsOf),
      freesAddress: true,
      forgotten: gone.map(({ path }) => path),
      counts: { withdrawn: articles.length },
    };
    await applyChanges(db, run.runId, changes, now);
  }
}
