import { Failure } from '../command/failure.ts';
import { outputOf } from './output-of.ts';

// A busy machine makes some of them longer.
const runs = 5;

/**
 * Measures how long the Worker takes to start, several times: milliseconds in which a new isolate evaluates its modules, by
 * the profiler of wrangler. The best comes first.
 */
export async function startupTimes(bundle: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await startupTime(bundle));
  return times.sort((a, b) => a - b);
}

async function startupTime(bundle: string): Promise<number> {
  const profile = ['--outfile', `${bundle}.cpuprofile`];
  const output = await outputOf('wrangler', ['check', 'startup', '--worker', bundle, ...profile]);
  const time = /Active: ([\d.]+) ms/.exec(output)?.[1];
  if (time === undefined) throw new Failure(`wrangler does not tell how long it took:\n${output}`);
  return Number(time);
}
