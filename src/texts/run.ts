import type { Database } from '../store/database.ts';
import type { WalkProgress } from '../store/texts/walk.ts';
import type { OlderArticles } from './older-articles.ts';
import type { Pace } from './pace.ts';
import type { Targets } from './targets.ts';

/** The values that the steps of a run share. */
export interface TextRun {
  readonly db: Database;
  /** The mark of the database, by which text databases know it. */
  readonly owner: string;
  readonly pace: Pace;
  readonly older: OlderArticles;
  readonly targets: Targets;
  /** The size from which the database has no room for texts that come back. */
  readonly maxBytes: number;
  readonly clock: () => Date;
}

/** The result of a step. */
export interface Step {
  readonly progress: WalkProgress;
  /** The number of texts that it has moved. */
  readonly moved: number;
  /** Whether the run must end here. */
  readonly isStopped?: boolean;
}

/** The progress of a walk that has seen all articles. */
export function afterWalk(progress: WalkProgress): WalkProgress {
  const stage = progress.towards === 'apart' ? 'sweep' : 'rest';
  return { ...progress, stage, database: 0, articleId: 0, hash: '' };
}
