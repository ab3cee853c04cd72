import { Failure } from '../command/failure.ts';
import { outputOf } from './output-of.ts';

/** Builds the Worker as a deployment does, and returns its size in KiB, compressed. */
export async function bundleKiB(folder: string): Promise<number> {
  const output = await outputOf('wrangler', ['deploy', '--dry-run', '--outdir', folder]);
  const size = /gzip: ([\d.]+) KiB/.exec(output)?.[1];
  if (size === undefined) throw new Failure(`wrangler does not tell the size:\n${output}`);
  return Number(size);
}
