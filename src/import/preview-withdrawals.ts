import type { DeletedRequest, WithdrawalsResponse } from '../model/import-api.ts';
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
  { paths, newHashes }: Pick<DeletedRequest, 'paths' | 'newHashes'>,
  limits: WithdrawalLimits,
): Promise<WithdrawalsResponse> {
  const source = await findSource(db, name);
  if (!source) return { moved: 0, withdrawn: 0, refusal: null };
  const posts = await listGone(db, source.id, paths);
  const hashes = posts.map(({ hash }) => hash);
  const moved = countCommon(hashes, newHashes);
  const gone = posts.length - moved;
  const last = source.lastArticleId ?? Number.MAX_SAFE_INTEGER;
  // The run would mark these, and its total has every article whose post is marked.
  const unmarked = posts.filter(({ articleId, isMarked }) => !isMarked && articleId > last).length;
  const all = (await countArticles(db, source.id, source.lastArticleId)) + unmarked;
  const articles = { gone, keepsAny: async () => gone < all, all: async () => all };
  const refusal = await refusalOf(articles, limits, { name, isSent });
  return { moved, withdrawn: refusal ? 0 : gone, refusal: refusal?.message ?? null };
}

/** Counts the items that two lists have in common, each as often as both lists have it. */
function countCommon(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of b) left.set(item, (left.get(item) ?? 0) + 1);
  return a.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count > 0;
  }).length;
}
