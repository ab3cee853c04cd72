import * as v from 'valibot';
import { Inspector } from '../../local/inspector.ts';

const scriptSource = v.object({ scriptSource: v.string() });
const profileNode = v.object({
  id: v.number(),
  callFrame: v.object({
    functionName: v.string(),
    scriptId: v.string(),
    url: v.string(),
    lineNumber: v.number(),
  }),
  children: v.optional(v.array(v.number()), []),
});
const stoppedProfile = v.object({
  profile: v.object({ nodes: v.array(profileNode), samples: v.array(v.number()) }),
});

/** A function at a place in the tree of calls. */
export type ProfileNode = v.InferOutput<typeof profileNode>;

/** Where a Worker was at regular moments. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** The ids of the nodes that were running. */
  readonly samples: readonly number[];
  /** The source of the Worker, which is one script. */
  readonly source: string;
}

// Microseconds between two samples.
const interval = 1_000;

/**
 * Profiles a local Worker while a task runs.
 *
 * @param port the inspector's
 */
export async function profileWorker(port: number, task: () => Promise<void>): Promise<Profile> {
  const inspector = await Inspector.connect(port);
  try {
    await inspector.call('Debugger.enable');
    const source = await sourceOfWorker(inspector);
    await inspector.call('Debugger.disable');
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.setSamplingInterval', { interval });
    await inspector.call('Profiler.start');
    await task();
    const { profile } = v.parse(stoppedProfile, await inspector.call('Profiler.stop'));
    return { ...profile, source };
  } finally {
    inspector.close();
  }
}

/** @param inspector of which the domain `Debugger` is enabled */
async function sourceOfWorker(inspector: Inspector): Promise<string> {
  const sources: string[] = [];
  for (const scriptId of inspector.scripts) {
    const result = await inspector.call('Debugger.getScriptSource', { scriptId });
    sources.push(v.parse(scriptSource, result).scriptSource);
  }
  return sources.find((source) => source.includes('// src/worker.ts')) ?? '';
}
