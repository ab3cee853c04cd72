import type { Config } from '../config/config.ts';
import type { ImportWorkflows } from '../import/enqueue.ts';
import type { EdgeCache } from '../notify/edge-cache.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';

/** What the handlers of a request work with. */
export interface AppEnv {
  Bindings: {
    /** The cache of the entrypoint that was asked; where there is none, tests and `npm start`, left out. */
    readonly edgeCache?: EdgeCache;
    /** The sources that the schedule looks at, and what starts their imports. */
    readonly sources?: readonly Source[];
    readonly workflows?: ImportWorkflows;
    /** How often a caller of the API may call it, and may call it with a wrong token. */
    readonly API_LIMIT?: RateLimit;
    readonly GUESS_LIMIT?: RateLimit;
    /** How often one sender may call a webhook. */
    readonly HOOK_LIMIT?: Pick<RateLimit, 'limit'>;
  };
  Variables: {
    readonly config: Config;
    readonly db: Database;
  };
}
