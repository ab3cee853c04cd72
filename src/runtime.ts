import { env } from 'cloudflare:workers';
import { misspelledVariables, readConfig } from './config/config.ts';
import { configuredSources } from './configured-sources.ts';
import { alarmChannels as channelsOf } from './health/alarms/channels.ts';
import { connect } from './store/database.ts';
import { createMigrator } from './store/migrator.ts';

// Evaluated when the Worker starts, so that a deployment with an invalid variable fails.

export const config = readConfig({ ...env });

for (const reason of misspelledVariables(Object.keys(env))) {
  console.error({ message: 'unknown variable', reason });
}

export const db = connect(env.DB);

/** Sets up the tables of the database, or brings them up to date. */
export const migrator = createMigrator(db);

/** The sources of the schedule. */
export const sources = configuredSources(config, { ...env });

/** Where alarms are sent to. */
export const alarmChannels = channelsOf(config, { ...env });
