import { metLimit } from '../store/limits.ts';
import { readAvailable } from '../store/texts/available-texts.ts';
import { copyTexts, referToCopies } from '../store/texts/moves.ts';
import { findTexts } from '../store/texts/read-texts.ts';
import { readRowTexts, type ScannedArticle, scanArticles, type Text } from '../store/texts/scan.ts';
import { saveProgress, type WalkProgress } from '../store/texts/walk.ts';
import { batchOf } from './pace.ts';
import { afterWalk, type Step, type TextRun } from './run.ts';
import type { Target } from './targets.ts';

/** Moves the texts of some older articles into a text database, and counts those that are missing there. */
export async function stepApart(run: TextRun, before: WalkProgress): Promise<Step> {
  const { db, pace, older, targets } = run;
  const articles = await scanArticles(db, before.articleId, pace.scanned);
  const target = await targets.current();
  const movable = target ? await older.among(articles) : [];
  const batch = batchOf(movable, pace);
  // If not all of them fit into the step, the next one goes on after the last of them.
  const last = batch.length < movable.length ? batch.at(-1) : articles.at(-1);
  const seen = articles.filter(({ id }) => last && id <= last.id);
  const missingSoFar = before.missingSoFar + (await countMissing(run, seen));
  const isEnd = seen.length === articles.length && articles.length < pace.scanned;
  const progress = { ...before, missingSoFar, articleId: last?.id ?? before.articleId };
  const after = isEnd ? afterWalk(progress) : progress;
  if (target && batch.length > 0) return moveBatch(run, target, batch, { before, after });
  await saveProgress(db, after, run.clock());
  return { progress: after, moved: 0 };
}

/** Counts the texts that are not in the text databases that should have them: two rows for each. */
async function countMissing({ db }: TextRun, seen: readonly ScannedArticle[]): Promise<number> {
  const moved = seen.filter(({ textDatabase }) => textDatabase !== null);
  return moved.length - (await readAvailable(db.texts, moved, findTexts)).size;
}

async function moveBatch(
  { db, targets, clock }: TextRun,
  target: Target,
  batch: readonly ScannedArticle[],
  { before, after }: { readonly before: WalkProgress; readonly after: WalkProgress },
): Promise<Step> {
  const list = await readRowTexts(
    db,
    batch.map(({ id }) => id),
  );
  const bytes = await copyOrNone(target, list);
  if (bytes === undefined) {
    // The next step tries the same texts with the next text database.
    targets.goOn();
    return { progress: before, moved: 0 };
  }
  await referToCopies(db, target.number, list, after, clock());
  targets.noteSize(bytes);
  return { progress: after, moved: list.length };
}

/** Copies texts, and returns the size of the text database in bytes; undefined if it has no room for them. */
async function copyOrNone({ texts }: Target, list: readonly Text[]): Promise<number | undefined> {
  try {
    return await copyTexts(texts, list);
  } catch (error) {
    if (metLimit(error) !== 'size') throw error;
    return undefined;
  }
}
