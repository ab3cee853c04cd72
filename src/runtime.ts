import { env } from 'cloudflare:workers';
import { readConfig } from './config/config.ts';
import { configuredSources } from './configured-sources.ts';
import { connect } from './store/database.ts';

// Read once, when the Worker starts: a variable that cannot be used stops a deployment right there.

export const config = readConfig({ ...env });

export const db = connect(env.DB);

/** The sources that the schedule looks at. */
export const sources = configuredSources(config, { ...env });
