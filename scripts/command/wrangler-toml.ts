import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from './failure.ts';
import { projectRoot } from './project.ts';

// The parts of the file that commands read.
const schema = v.object({
  vars: v.optional(v.record(v.string(), v.unknown()), {}),
  triggers: v.optional(v.object({ crons: v.optional(v.array(v.string()), []) }), {}),
  d1_databases: v.optional(
    v.array(v.object({ binding: v.string(), database_name: v.string() })),
    [],
  ),
  r2_buckets: v.optional(v.array(v.object({ binding: v.string() })), []),
});

/**
 * Reads the configuration of the Worker.
 *
 * @throws {Failure} if wrangler.toml cannot be parsed
 */
export async function readToml(): Promise<v.InferOutput<typeof schema>> {
  const text = await readFile(join(projectRoot, 'wrangler.toml'), 'utf8');
  try {
    return v.parse(schema, parse(text));
  } catch (error) {
    throw new Failure(`wrangler.toml cannot be read: ${errorMessage(error).split('\n')[0]}`, 2);
  }
}
