import { env } from 'cloudflare:workers';
import { type Config, misspelledVariables, readConfig } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { isSetInFile } from './config/wrangler-toml.ts';
import { configuredSources } from './configured-sources.ts';
import { alarmChannels as channelsOf } from './health/alarms/channels.ts';
import { pollDatasetIn } from './http/poll-dataset.ts';
import { connect } from './store/database.ts';
import { createMigrator } from './store/migrator.ts';
import { textDatabasesIn } from './store/texts/bindings.ts';

// Evaluated when the Worker starts.

/** The configuration. If it is invalid, the Worker does nothing but say so. */
export const { config, invalid } = readVariables({ ...env });

// A deployment fails if this throws. So it does if the variable is in wrangler.toml. A secret or a variable of
// the dashboard would only make the Worker stop without a word.
function readVariables(variables: Readonly<Record<string, unknown>>): {
  readonly config: Config;
  readonly invalid?: ConfigError;
} {
  try {
    return { config: readConfig(variables) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (isSetInFile(error.variable, variables[error.variable])) throw error;
    return { config: readConfig({}), invalid: error };
  }
}

for (const reason of misspelledVariables(Object.keys(env))) {
  console.error({ message: 'unknown variable', reason });
}

/** The database of the articles, with those that have the texts of older ones. */
export const db = connect(env.DB, textDatabasesIn({ ...env }));

/** The database that has the index of the search; undefined if there is no search, or no binding for it. */
export const index = config.search && env.SEARCH_DB ? connect(env.SEARCH_DB) : undefined;

/** Sets up the tables of the database, or brings them up to date. */
export const migrator = createMigrator(db);

/** The sources of the schedule. */
export const sources = configuredSources(config, { ...env });

/** Where alarms are sent to. */
export const alarmChannels = channelsOf(config, { ...env });

/** Where polls of feeds are recorded; undefined by default. */
export const readers = pollDatasetIn({ ...env });
