import { sizeOf } from '../store/database.ts';
import { bringBack } from '../store/texts/moves.ts';
import { readTexts } from '../store/texts/read-texts.ts';
import { type ScannedArticle, scanArticles, type Text } from '../store/texts/scan.ts';
import type { WalkProgress } from '../store/texts/walk.ts';
import { logMissing } from './missing-texts.ts';
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
  const found = await readBatch(run, batch);
  const progress = {
    ...before,
    articleId: last?.id ?? before.articleId,
    missingSoFar: before.missingSoFar + batch.length - found.length,
  };
  const after = isEnd ? afterWalk(progress) : progress;
  await bringBack(db, found, after, clock());
  return { progress: after, moved: found.length };
}

/** Reads the texts of articles. Those that are missing are left out and logged. */
async function readBatch({ db }: TextRun, batch: readonly ScannedArticle[]): Promise<Text[]> {
  const byDatabase = Map.groupBy(batch, ({ textDatabase }) => textDatabase ?? 0);
  const read = [...byDatabase].map(async ([number, keys]) => {
    const texts = db.texts.get(number);
    const found = texts && (await readTexts(texts, keys));
    const missing = keys.filter(({ id }) => !found?.has(id)).map(({ id }) => id);
    logMissing(number, missing);
    return keys.flatMap(({ id, hash }) => {
      const content = found?.get(id);
      return content === undefined ? [] : [{ id, hash, content }];
    });
  });
  return (await Promise.all(read)).flat();
}
