import { type SQL, sql } from 'drizzle-orm';
import { scope, site } from './schema.ts';

// The clock of the database, when the change is written: a batch may have started much earlier, and
// readers were served the former documents until now.
const now = sql`unixepoch()`;

/** The time of the latest change of any scope, in seconds. */
export const latestChange: SQL = sql`coalesce((select max(changed_at) from ${scope}), 0)`;

/**
 * The time of a change, in seconds. It is later than that of any earlier change, including changes of
 * the configuration, so that no two versions of a document have the same date.
 */
export const timeOfChange: SQL = sql`max(
  ${now}, ${latestChange} + 1, coalesce((select configured_at from ${site} where id = 1), 0) + 1)`;
