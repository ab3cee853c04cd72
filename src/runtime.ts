import { env } from 'cloudflare:workers';
import { readConfig } from './config/config.ts';
import { configuredSources } from './configured-sources.ts';
import { connect } from './store/database.ts';

// Evaluated when the Worker starts, so that a deployment with an invalid variable fails.

export const config = readConfig({ ...env });

export const db = connect(env.DB);

/** The sources of the schedule. */
export const sources = configuredSources(config, { ...env });
