// Imports a site from a local R2 bucket.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../../src/config/config.ts';
import { configuredSources } from '../../../src/configured-sources.ts';
import { importPass } from '../../../src/import/import-pass.ts';
import { connect } from '../../../src/store/database.ts';
import { startEmpty } from '../../support/database.ts';
import { publicUrl } from '../../support/feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly POSTS: R2Bucket;
    }
  }
}

/** The folder of the site in the bucket. */
export const prefix = 'sites/paper/';

/** Empties the database and the bucket. */
export async function startWithEmptyBucket(): Promise<void> {
  await startEmpty();
  for (const { key } of (await env.POSTS.list()).objects) await env.POSTS.delete(key);
}

/** Stores files below the prefix. */
export async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await env.POSTS.put(prefix + path, text);
}

interface ImportOptions {
  /** Replaces the bucket. */
  readonly bucket?: object;
  readonly changes?: Partial<Config>;
  readonly d1?: D1Database;
}

/** The source that the configuration makes of the bucket. */
export function sourceOf({ bucket = env.POSTS, changes = {} }: ImportOptions) {
  const variables = { PUBLIC_URL: publicUrl, BUCKET_PREFIX: '/sites/paper' };
  const config = { ...readConfig(variables), ...changes };
  const [source] = configuredSources(config, { BUCKET: bucket });
  if (!source) throw new Error('there is no source');
  return { config, source };
}

/** Imports one pass, and returns how it ended. */
export async function importOnce(options: ImportOptions = {}) {
  const { config, source } = sourceOf(options);
  const pass = { jobId: 'w', allowWithdrawals: false, clock: () => new Date() };
  return importPass(connect(options.d1 ?? env.DB), config, source, pass);
}

/** The bucket, with other methods. */
export function bucketWith(methods: object): object {
  const { list, get } = env.POSTS;
  return { list: list.bind(env.POSTS), get: get.bind(env.POSTS), ...methods };
}
