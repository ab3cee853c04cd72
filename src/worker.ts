import { env, WorkerEntrypoint } from 'cloudflare:workers';
import { announceChanges } from './announce.ts';
import { createApp } from './app.ts';
import { compressResponse } from './http/compression.ts';
import { edgeCacheOf } from './notify/edge-cache.ts';
import { invalidConfiguration } from './routes/invalid-configuration.ts';
import {
  alarmChannels,
  config,
  db,
  index,
  invalid,
  migrator,
  readers,
  sources,
} from './runtime.ts';
import { runTick } from './schedule.ts';

export { ImportWorkflow } from './import-workflow.ts';

const app = invalid ? invalidConfiguration(invalid) : createApp(config, db, migrator, index);

/** The entrypoint that serves readers. The edge cache keeps its responses. */
export default class Feedmill extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const bindings = {
      edgeCache: edgeCacheOf(this.ctx),
      sources,
      readers,
      workflows: env.IMPORT,
      API_LIMIT: env.API_LIMIT,
      GUESS_LIMIT: env.GUESS_LIMIT,
      // Without an edge cache, as in `npm start`, there is nothing to bypass.
      BYPASS_LIMIT: this.ctx.cache && env.BYPASS_LIMIT,
      HOOK_LIMIT: env.HOOK_LIMIT,
    };
    return compressResponse(request, await app.fetch(request, bindings, this.ctx));
  }

  override async scheduled(controller: ScheduledController): Promise<void> {
    const edgeCache = edgeCacheOf(this.ctx);
    if (invalid) {
      console.error({ message: 'invalid configuration', reason: invalid.message });
      return;
    }
    const workflows = env.IMPORT;
    const schedule = { config, db, index, migrator, sources, workflows, edgeCache, alarmChannels };
    await runTick(schedule, new Date(controller.scheduledTime), controller.cron);
  }

  /**
   * See `announceChanges`. Workflows, whose entrypoint has another cache, call it as
   * `exports.default.notifyChanges()` from `cloudflare:workers`.
   */
  async notifyChanges(): Promise<void> {
    await announceChanges({ config, db, index, edgeCache: edgeCacheOf(this.ctx) });
  }
}
