import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Corpus, writeCorpus } from '../corpus/write-corpus.ts';
import { describeMachine, type Machine } from '../machine.ts';
import { astro } from './astro.ts';
import { eleventy } from './eleventy.ts';
import { runFeedmill } from './feedmill.ts';
import { type Found, findPeer } from './find-peer.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import type { Peer } from './peer.ts';
import { type GivenUp, type PeerFigures, runPeer } from './run-peer.ts';

/** All programs that Feedmill is compared with. */
export const peers: readonly Peer[] = [jekyll, hugo, eleventy, astro, hexo];

/** The results of the comparison. */
export interface Comparison {
  readonly machine: Machine;
  readonly results: readonly (PeerFigures | GivenUp)[];
  /** Programs that are not there. */
  readonly missing: readonly string[];
}

/** How the comparison is made. */
export interface ComparisonPlan {
  readonly sizes: readonly number[];
  readonly peers: readonly Peer[];
  /** The folder that has `node_modules` with the peers of npm. */
  readonly packages: string | undefined;
  /** Seconds after which a build is stopped. */
  readonly limit: number;
  /** The first of two ports. */
  readonly port: number;
  readonly folder: string;
  readonly onStep: (step: string) => void;
}

/** Runs Feedmill and every peer that is installed. A peer that gives up at a size is not tried at larger ones. */
export async function comparePeers(plan: ComparisonPlan): Promise<Comparison> {
  const machine = describeMachine();
  const found: { readonly peer: Peer; readonly call: Found }[] = [];
  const missing: string[] = [];
  for (const peer of plan.peers) {
    const call = await findPeer(peer, plan.packages);
    if (call) found.push({ peer, call });
    else missing.push(peer.name);
  }
  const results: (PeerFigures | GivenUp)[] = [];
  const hasGivenUp = new Set<string>();
  for (const size of plan.sizes) {
    await inFolder(plan, size, async (corpus, folder) => {
      plan.onStep(`${size} posts: Feedmill`);
      results.push(await runFeedmill(corpus, folder, plan.port, machine.feedmill));
      for (const { peer, call } of found.filter(({ peer: { name } }) => !hasGivenUp.has(name))) {
        plan.onStep(`${size} posts: ${peer.name}`);
        const result = await runPeer(peer, call, corpus, { ...plan, folder });
        if ('reason' in result) hasGivenUp.add(peer.name);
        results.push(result);
      }
    });
  }
  return { machine, results, missing };
}

async function inFolder(
  { folder, onStep }: ComparisonPlan,
  posts: number,
  task: (corpus: Corpus, folder: string) => Promise<void>,
): Promise<void> {
  const own = join(folder, String(posts));
  try {
    onStep(`${posts} posts: writing them`);
    await task(await writeCorpus(join(own, 'site'), posts), own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
