import type { Config } from '../config/config.ts';
import type { PollDataset } from '../http/poll-dataset.ts';
import type { ImportWorkflows } from '../import/enqueue.ts';
import type { EdgeCache } from '../notify/edge-cache.ts';
import type { OpenedFeed } from '../pages/page.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import type { Migrator } from '../store/migrator.ts';

/** The environment of request handlers. */
export interface AppEnv {
  Bindings: {
    /** The cache of the entrypoint. Absent in tests and `npm start`, which have no cache. */
    readonly edgeCache?: EdgeCache;
    /** Milliseconds that a reader waits for the database; ten seconds by default. */
    readonly timeLimit?: number;
    /** The scheduled sources. */
    readonly sources?: readonly Source[];
    /** Starts imports of the scheduled sources. */
    readonly workflows?: ImportWorkflows;
    /** Where polls of feeds are recorded. Absent by default. */
    readonly readers?: PollDataset | undefined;
    /** Limits requests to the API with a valid token. */
    readonly API_LIMIT?: RateLimit;
    /** Limits requests to the API with a wrong token. */
    readonly GUESS_LIMIT?: RateLimit;
    /** Limits requests that can bypass the edge cache. */
    readonly BYPASS_LIMIT?: Pick<RateLimit, 'limit'>;
    /** Limits webhooks. */
    readonly HOOK_LIMIT?: Pick<RateLimit, 'limit'>;
  };
  Variables: {
    readonly config: Config;
    readonly db: Database;
    /** The database that has the index of the search; undefined if there is no search. */
    readonly search: Database | undefined;
    /** Sets up the tables of the database, or brings them up to date. */
    readonly migrator: Migrator;
    /** The feed that a browser has opened, if a page is shown instead of it. */
    readonly opened?: OpenedFeed;
  };
}
