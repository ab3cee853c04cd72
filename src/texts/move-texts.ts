import { type Database, databaseReason } from '../store/database.ts';
import { bytesUpTo, full, nearlyFull } from '../store/limits.ts';
import type { TextPlace } from '../store/schema.ts';
import {
  type ClaimedWalk,
  claimWalk,
  releaseWalk,
  type WalkProgress,
} from '../store/texts/walk.ts';
import { newestCount, OlderArticles } from './older-articles.ts';
import { paceOf } from './pace.ts';
import type { Step, TextRun } from './run.ts';
import { stepApart } from './step-apart.ts';
import { stepSweep } from './step-sweep.ts';
import { stepTogether } from './step-together.ts';
import { Targets } from './targets.ts';

/** The variables that the places of texts depend on. */
export interface TextSettings {
  /** Where the texts of older articles are to be. */
  readonly oldTexts: TextPlace;
  /** The size that the plan allows for a database, in megabytes; 0 if it is unknown. */
  readonly databaseMaxMb: number;
  readonly feedItems: number;
  readonly isFeedItemsSet: boolean;
}

// Milliseconds after which a run begins no further step.
const runLimit = 10_000;

/**
 * Moves the texts of older articles into the text databases, or back: at each tick of the schedule, as much as one run
 * may do. A run that dies at any moment loses nothing: see docs/design/old-texts.md. Without text databases it does
 * nothing. It never throws.
 */
export async function moveTexts(
  db: Database,
  settings: TextSettings,
  clock: () => Date = () => new Date(),
): Promise<void> {
  if (db.texts.size === 0) return;
  try {
    const claimed = await claimWalk(db, settings.oldTexts, clock());
    if (!claimed) return;
    const run = runOf(db, settings, claimed, clock);
    const moved = await takeSteps(run, claimed.progress);
    console.log({ message: 'texts moved', towards: settings.oldTexts, articles: moved });
  } catch (error) {
    console.error({ message: 'texts not moved', reason: databaseReason(error) });
  }
}

function runOf(
  db: Database,
  { databaseMaxMb, feedItems, isFeedItemsSet }: TextSettings,
  { owner, postsLimit }: ClaimedWalk,
  clock: () => Date,
): TextRun {
  const items = isFeedItemsSet ? feedItems : Math.max(feedItems, postsLimit ?? 0);
  return {
    db,
    owner,
    pace: paceOf(databaseMaxMb),
    older: new OlderArticles(db, newestCount(items)),
    targets: new Targets(db.texts, owner, bytesUpTo(databaseMaxMb, nearlyFull)),
    maxBytes: bytesUpTo(databaseMaxMb, full),
    clock,
  };
}

async function takeSteps(run: TextRun, from: WalkProgress): Promise<number> {
  const end = run.clock().getTime() + runLimit;
  let progress = from;
  let moved = 0;
  for (let step = 0; step < run.pace.steps && progress.stage !== 'rest'; step++) {
    if (run.clock().getTime() >= end) break;
    const taken = await takeStep(run, progress);
    progress = taken.progress;
    moved += taken.moved;
    if (taken.isStopped) break;
  }
  if (progress.stage !== 'rest') await releaseWalk(run.db);
  return moved;
}

function takeStep(run: TextRun, progress: WalkProgress): Promise<Step> {
  if (progress.stage === 'sweep') return stepSweep(run, progress);
  return progress.towards === 'apart' ? stepApart(run, progress) : stepTogether(run, progress);
}
