import type { WithdrawalsResponse } from '../model/import-api.ts';
import type { Deletions } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { countArticles, listGone } from '../store/sources/gone-articles.ts';
import { findSource } from '../store/sources/runs.ts';
import { refusalOf, type WithdrawalLimits } from './refusal.ts';

/**
 * Finds out which articles a run would withdraw if these posts were deleted, without changing anything.
 * Posts that an earlier run has marked as deleted count too.
 */
export async function previewWithdrawals(
  db: Database,
  { name, isSent }: { readonly name: string; readonly isSent: boolean },
  deletions: Pick<Deletions, 'pages' | 'takeNewHash'>,
  limits: WithdrawalLimits,
): Promise<WithdrawalsResponse> {
  const source = await findSource(db, name);
  if (!source) return { moved: 0, withdrawn: 0, refusal: null };
  const last = source.lastArticleId ?? Number.MAX_SAFE_INTEGER;
  let moved = 0;
  let gone = 0;
  // The run would mark these, and its total has every article whose post is marked.
  let unmarked = 0;
  for await (const page of listGone(db, source.id, deletions.pages())) {
    const stays = page.filter(({ hash }) => !deletions.takeNewHash(hash)).length;
    gone += stays;
    moved += page.length - stays;
    unmarked += page.filter(({ articleId, isMarked }) => !isMarked && articleId > last).length;
  }
  const all = (await countArticles(db, source.id, source.lastArticleId)) + unmarked;
  const articles = { gone, keepsAny: async () => gone < all, all: async () => all };
  const refusal = await refusalOf(articles, limits, { name, isSent });
  return { moved, withdrawn: refusal ? 0 : gone, refusal: refusal?.message ?? null };
}
