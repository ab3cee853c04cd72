import { env, WorkerEntrypoint } from 'cloudflare:workers';
import { createApp } from './app.ts';
import { compressResponse } from './http/compression.ts';
import { edgeCacheOf } from './notify/edge-cache.ts';
import { notifyChanges } from './notify/notify-changes.ts';
import { config, db, sources } from './runtime.ts';
import { runSchedule } from './schedule.ts';

export { ImportWorkflow } from './import-workflow.ts';

const app = createApp(config, db);

/** The entrypoint that readers are answered by, and whose cache their answers are kept in. */
export default class Feedmill extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const bindings = {
      edgeCache: edgeCacheOf(this.ctx),
      sources,
      workflows: env.IMPORT,
      API_LIMIT: env.API_LIMIT,
      GUESS_LIMIT: env.GUESS_LIMIT,
      HOOK_LIMIT: env.HOOK_LIMIT,
    };
    return compressResponse(request, await app.fetch(request, bindings, this.ctx));
  }

  override async scheduled(controller: ScheduledController): Promise<void> {
    const now = new Date(controller.scheduledTime);
    await runSchedule({ config, db, sources, workflows: env.IMPORT }, now);
    await this.notifyChanges(now.getTime());
  }

  /**
   * Tells the cache, then hubs, what has changed. A workflow, which is another entrypoint with another
   * cache, calls it as `exports.default.notifyChanges()` from `cloudflare:workers`.
   *
   * @param since for hubs: milliseconds of the time from which on they have not been told
   */
  notifyChanges(since: number): Promise<void> {
    return notifyChanges(config, db, edgeCacheOf(this.ctx), new Date(since));
  }
}
