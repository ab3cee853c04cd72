import { env, WorkerEntrypoint } from 'cloudflare:workers';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { compressed } from './http/compression.ts';
import { edgeCacheOf } from './http/edge-cache.ts';
import { invalidateChanged } from './invalidate.ts';
import { runSchedule } from './schedule.ts';
import { connect } from './store/database.ts';

// Read once, when the Worker starts: a variable that cannot be used stops a deployment right there.
const config = readConfig({ ...env });
const db = connect(env.DB);
const app = createApp(config, db);

/** The entrypoint that readers are answered by, and whose cache their answers are kept in. */
export default class Feedmill extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const bindings = { edgeCache: edgeCacheOf(this.ctx) };
    return compressed(request, await app.fetch(request, bindings, this.ctx));
  }

  override scheduled(controller: ScheduledController): Promise<void> {
    return runSchedule(config, db, edgeCacheOf(this.ctx), new Date(controller.scheduledTime));
  }

  /**
   * Tells the cache what has changed. For what is no entrypoint of readers, and so has another cache
   * or none: `exports.default.invalidateChanged()` from `cloudflare:workers`.
   *
   * @returns what came of it, in words; undefined where there is no cache, or nothing to tell
   */
  invalidateChanged(): Promise<string | undefined> {
    return invalidateChanged(db, edgeCacheOf(this.ctx), new Date());
  }
}
