import type { ConstantFigures } from './constant.ts';
import type { RequestFigures } from './feeds.ts';
import type { ImportFigures } from './import.ts';
import type { Machine } from './machine.ts';
import type { RenderFigures } from './render.ts';
import type { VisibleFigures } from './visible.ts';
import type { StageShare } from './worker/stages.ts';

/** What has been measured of a site that has been imported. A part that was not chosen is undefined. */
export interface ImportedFigures {
  readonly imports: ImportFigures | undefined;
  readonly visible: VisibleFigures | undefined;
  readonly feeds: readonly RequestFigures[] | undefined;
  readonly constant: readonly ConstantFigures[] | undefined;
}

/** What has been measured at a number of articles. */
export interface SizeFigures extends ImportedFigures {
  readonly articles: number;
  /** Bytes of the titles and bodies of all posts. */
  readonly textBytes: number;
  readonly categories: number;
  readonly tags: number;
}

/** What a run of the benchmark has measured. */
export interface Figures {
  readonly machine: Machine;
  readonly sizes: readonly SizeFigures[];
  readonly stages: readonly StageShare[] | undefined;
  readonly rendering: readonly RenderFigures[] | undefined;
}
