import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Corpus, writeCorpus } from './corpus/write-corpus.ts';
import type { Figures, SizeFigures } from './figures.ts';
import { measureSmallImports, measureWholeImport, profileImport } from './import.ts';
import { measureRendering } from './render.ts';
import { startBenchWorker } from './worker/bench-worker.ts';
import type { StageShare } from './worker/stages.ts';

/** What is measured. */
export interface Plan {
  /** The numbers of articles. */
  readonly sizes: readonly number[];
  readonly parts: ReadonlySet<Part>;
  /** The first of two ports. */
  readonly port: number;
  /** Where everything is kept while it is measured. */
  readonly folder: string;
  /** Is told what is being measured. */
  readonly onStep: (step: string) => void;
}

/** The parts that `--only` can choose. */
export const parts = ['import', 'stages', 'render'] as const;
export type Part = (typeof parts)[number];

// Posts whose import is profiled: enough for the runtime to have optimized what is called most.
const profiledPosts = 5_000;

/** Measures every part of a plan. */
export async function measure(plan: Plan): Promise<Figures> {
  const sizes: SizeFigures[] = [];
  if (plan.parts.has('import')) {
    for (const size of plan.sizes) sizes.push(await measureSize(plan, size));
  }
  return {
    sizes,
    ...(plan.parts.has('stages') ? { stages: await measureStages(plan) } : {}),
    ...(plan.parts.has('render') ? { rendering: measureRendering() } : {}),
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
    const worker = await startBenchWorker(folder, plan.port);
    try {
      plan.onStep(`${size} articles: index of the search, small imports`);
      const imports = await measureSmallImports(corpus, worker, whole);
      const scopes = { categories: categories.size, tags: tags.size };
      return { articles: size, textBytes, ...scopes, imports };
    } finally {
      await worker.stop();
    }
  });
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
