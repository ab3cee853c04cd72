import { join } from 'node:path';
import { Failure } from '../command/failure.ts';
import { outputOf } from './output-of.ts';

/** The Worker as it is deployed. */
export interface Bundle {
  /** A file that has all of it. */
  readonly file: string;
  /** Its size, compressed, as wrangler counts it. */
  readonly kiB: number;
}

/** Builds the Worker as a deployment does. */
export async function buildBundle(folder: string): Promise<Bundle> {
  const file = join(folder, 'worker.bundle');
  const output = await outputOf('wrangler', ['deploy', '--dry-run', '--outfile', file]);
  const size = /gzip: ([\d.]+) KiB/.exec(output)?.[1];
  if (size === undefined) throw new Failure(`wrangler does not tell the size:\n${output}`);
  return { file, kiB: Number(size) };
}
