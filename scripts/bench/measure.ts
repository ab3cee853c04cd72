import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithConstant } from './constant.ts';
import { type Corpus, writeCorpus } from './corpus/write-corpus.ts';
import { measureFeeds } from './feeds.ts';
import type { Figures, ImportedFigures, SizeFigures } from './figures.ts';
import { measureSmallImports, measureWholeImport, profileImport } from './import.ts';
import { describeMachine } from './machine.ts';
import { measureRendering } from './render.ts';
import { routesOf } from './routes.ts';
import { measureSearchIndex } from './search-index.ts';
import { measureVisible } from './visible.ts';
import { startBenchWorker } from './worker/bench-worker.ts';
import type { StageShare } from './worker/stages.ts';

/** The values that are measured. */
export interface Plan {
  /** The numbers of articles. */
  readonly sizes: readonly number[];
  readonly parts: ReadonlySet<Part>;
  /** How often requests are measured. */
  readonly rounds: number;
  /** The first of three ports. */
  readonly port: number;
  /** Where everything is kept while it is measured. */
  readonly folder: string;
  /** Is told what is being measured. */
  readonly onStep: (step: string) => void;
}

/** The parts that `--only` can choose. */
export const parts = ['import', 'visible', 'feeds', 'constant', 'stages', 'render'] as const;
export type Part = (typeof parts)[number];

// The parts that need a site that has been imported.
const partsOfSizes: readonly Part[] = ['import', 'visible', 'feeds', 'constant'];

// Posts whose import is profiled: enough for the runtime to have optimized what is called most.
const profiledPosts = 5_000;

/** Measures every part of a plan. */
export async function measure(plan: Plan): Promise<Figures> {
  const machine = describeMachine();
  const sizes: SizeFigures[] = [];
  if (partsOfSizes.some((part) => plan.parts.has(part))) {
    for (const size of plan.sizes) sizes.push(await measureSize(plan, size));
  }
  return {
    machine,
    sizes,
    stages: plan.parts.has('stages') ? await measureStages(plan) : undefined,
    rendering: plan.parts.has('render') ? measureRendering() : undefined,
  };
}

function measureStages(plan: Plan): Promise<StageShare[]> {
  const posts = Math.min(profiledPosts, Math.max(...plan.sizes));
  return inFolder(plan, 'profile', posts, (corpus, folder) => {
    plan.onStep(`${posts} articles: profile of the whole import`);
    return profileImport(corpus, folder, plan.port);
  });
}

function measureSize(plan: Plan, size: number): Promise<SizeFigures> {
  return inFolder(plan, String(size), size, async (corpus, folder) => {
    const { textBytes, categories, tags } = corpus;
    plan.onStep(`${size} articles: whole import`);
    const whole = await measureWholeImport(corpus, folder, plan.port);
    const scopes = { categories: categories.size, tags: tags.size };
    const measured = await measureImported(plan, corpus, folder);
    const { imports: small } = measured;
    const imports = small && { ...small, steps: [whole, ...small.steps] };
    return { articles: size, textBytes, ...scopes, ...measured, imports };
  });
}

/** Measures what needs a site that has been imported. */
async function measureImported(
  { parts: chosen, rounds, port, onStep }: Plan,
  corpus: Corpus,
  folder: string,
): Promise<ImportedFigures> {
  const step = (text: string) => onStep(`${corpus.posts} articles: ${text}`);
  const worker = await startBenchWorker(folder, port);
  const optional = async <Result>(part: Part, text: string, task: () => Promise<Result>) => {
    if (!chosen.has(part)) return undefined;
    step(text);
    return task();
  };
  try {
    const imports = await optional('import', 'index of the search, small imports', () =>
      measureSmallImports(corpus, worker),
    );
    if (!imports && chosen.has('feeds')) await measureSearchIndex(worker, corpus.posts);
    const visible = await optional('visible', 'from a saved post to the feed', () =>
      measureVisible(corpus, worker),
    );
    const feeds = await optional('feeds', 'requests', () =>
      measureFeeds(routesOf(corpus), worker, rounds),
    );
    const constant = await optional('constant', 'beside a constant Worker', () =>
      compareWithConstant(worker, folder, port + 2, rounds),
    );
    return { imports, visible, feeds, constant };
  } finally {
    await worker.stop();
  }
}

/** Writes a corpus into a folder of its own, which is deleted afterwards. */
async function inFolder<Result>(
  { folder, onStep }: Plan,
  name: string,
  posts: number,
  task: (corpus: Corpus, folder: string) => Promise<Result>,
): Promise<Result> {
  const own = join(folder, name);
  try {
    onStep(`${posts} articles: writing posts`);
    return await task(await writeCorpus(join(own, 'site'), posts), own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
