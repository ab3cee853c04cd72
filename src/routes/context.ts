import type { Config } from '../config.ts';
import type { EdgeCache } from '../http/edge-cache.ts';
import type { Database } from '../store/database.ts';

/** What the handlers of a request work with. */
export interface AppEnv {
  Bindings: {
    /** The cache of the entrypoint that was asked; where there is none, tests and `npm start`, left out. */
    readonly edgeCache?: EdgeCache;
  };
  Variables: {
    readonly config: Config;
    readonly db: Database;
  };
}
