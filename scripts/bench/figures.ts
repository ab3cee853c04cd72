import type { ImportFigures } from './import.ts';
import type { RenderFigures } from './render.ts';
import type { StageShare } from './worker/stages.ts';

/** What has been measured at a number of articles. */
export interface SizeFigures {
  readonly articles: number;
  /** Bytes of the titles and bodies of all posts. */
  readonly textBytes: number;
  readonly categories: number;
  readonly tags: number;
  readonly imports: ImportFigures;
}

/** What a run of the benchmark has measured. */
export interface Figures {
  readonly sizes: readonly SizeFigures[];
  readonly stages?: readonly StageShare[];
  readonly rendering?: readonly RenderFigures[];
}
