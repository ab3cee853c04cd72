import type { Database } from '../store/database.ts';
import { readTextDatabase } from '../store/texts/prepare.ts';
import { listTexts, sweepTexts } from '../store/texts/sweep.ts';
import { saveProgress, type WalkProgress } from '../store/texts/walk.ts';
import type { Step, TextRun } from './run.ts';

/** Sweeps some texts of a text database, then those of the next one. */
export async function stepSweep(run: TextRun, before: WalkProgress): Promise<Step> {
  const { db, pace, clock } = run;
  const texts = await ownTexts(run, before.database);
  const list = texts
    ? await listTexts(texts, { id: before.articleId, hash: before.hash }, pace.scanned)
    : [];
  if (texts && list.length > 0) await sweepTexts(db, texts, before.database, list, clock());
  const last = list.at(-1);
  const after =
    last && list.length === pace.scanned
      ? { ...before, articleId: last.id, hash: last.hash }
      : nextDatabase([...db.texts.keys()], before);
  await saveProgress(db, after, clock());
  return { progress: after, moved: 0 };
}

/**
 * The text database of a number. Undefined if it is not bound or has no texts yet. Undefined as well if it was another one,
 * or belongs to another database of articles: no article here needs its texts, so a sweep would delete them.
 */
async function ownTexts({ db, owner }: TextRun, number: number): Promise<Database | undefined> {
  const texts = db.texts.get(number);
  if (!texts) return undefined;
  const { own } = await readTextDatabase(texts);
  return own?.number === number && own.owner === owner ? texts : undefined;
}

function nextDatabase(numbers: readonly number[], progress: WalkProgress): WalkProgress {
  const start = { ...progress, articleId: 0, hash: '' };
  const database = numbers.find((number) => number > progress.database);
  return database === undefined ? { ...start, stage: 'rest', database: 0 } : { ...start, database };
}
