import type { ConstantFigures } from './constant.ts';
import type { RequestFigures } from './feeds.ts';
import type { ImportFigures } from './import.ts';
import type { Machine } from './machine.ts';
import type { RenderFigures } from './render.ts';
import type { VisibleFigures } from './visible.ts';
import type { StageShare } from './worker/stages.ts';

/** The figures of an imported site. A part that the user did not choose is undefined. */
export interface ImportedFigures {
  readonly imports: ImportFigures | undefined;
  readonly visible: VisibleFigures | undefined;
  readonly feeds: readonly RequestFigures[] | undefined;
  readonly constant: readonly ConstantFigures[] | undefined;
}

/** The figures for one number of articles. */
export interface SizeFigures extends ImportedFigures {
  readonly articles: number;
  /** Bytes of the titles and bodies of all posts. */
  readonly textBytes: number;
  readonly categories: number;
  readonly tags: number;
}

/** The figures of a run of the benchmark. */
export interface Figures {
  readonly machine: Machine;
  readonly sizes: readonly SizeFigures[];
  readonly stages: readonly StageShare[] | undefined;
  readonly rendering: readonly RenderFigures[] | undefined;
}
