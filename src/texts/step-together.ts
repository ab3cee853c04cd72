import { sizeOf } from '../store/database.ts';
import { readAvailable } from '../store/texts/available-texts.ts';
import { bringBack } from '../store/texts/moves.ts';
import { readTexts } from '../store/texts/read-texts.ts';
import { scanArticles } from '../store/texts/scan.ts';
import type { WalkProgress } from '../store/texts/walk.ts';
import { batchOf } from './pace.ts';
import { afterWalk, type Step, type TextRun } from './run.ts';

/**
 * Brings the texts of some articles back into their rows, and counts those that are missing. If the database has no room
 * for them, they stay where they are.
 */
export async function stepTogether(run: TextRun, before: WalkProgress): Promise<Step> {
  const { db, pace, maxBytes, clock } = run;
  const articles = await scanArticles(db, before.articleId, pace.scanned);
  const moved = articles.filter(({ textDatabase }) => textDatabase !== null);
  const batch = batchOf(moved, pace);
  if (batch.length > 0 && (await sizeOf(db)) >= maxBytes) {
    console.error({ message: 'texts wait', reason: 'the database is nearly full' });
    return { progress: before, moved: 0, isStopped: true };
  }
  const isCut = batch.length < moved.length;
  const last = isCut ? batch.at(-1) : articles.at(-1);
  const isEnd = !isCut && articles.length < pace.scanned;
  const texts = await readAvailable(db.texts, batch, readTexts);
  const found = batch.flatMap(({ id, hash }) => {
    const content = texts.get(id);
    return content === undefined ? [] : [{ id, hash, content }];
  });
  const progress = {
    ...before,
    articleId: last?.id ?? before.articleId,
    missingSoFar: before.missingSoFar + batch.length - found.length,
  };
  const after = isEnd ? afterWalk(progress) : progress;
  await bringBack(db, found, after, clock());
  return { progress: after, moved: found.length };
}
