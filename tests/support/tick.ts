// Ticks of the schedule, as the deployed Worker runs them.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import { alarmChannels } from '../../src/health/alarms/channels.ts';
import { noEdgeCache } from '../../src/notify/edge-cache.ts';
import { runTick } from '../../src/schedule.ts';
import { connect } from '../../src/store/database.ts';
import { publicUrl } from './feedmill.ts';

/** The time some minutes ago. */
export function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

/** Runs the tick that was due at a time. No import starts. */
export function tickAt(
  now: Date,
  config: Config = readConfig({ PUBLIC_URL: publicUrl }),
  d1: D1Database = env.DB,
): Promise<void> {
  const schedule = {
    config,
    db: connect(d1),
    migrator: async () => {},
    sources: configuredSources(config),
    workflows: { create: async () => {}, get: async () => undefined },
    edgeCache: noEdgeCache,
    alarmChannels: alarmChannels(config, { ...env }),
  };
  return runTick(schedule, now, '*/5 * * * *');
}
