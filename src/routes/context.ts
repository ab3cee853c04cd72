import type { Config } from '../config.ts';
import type { Database } from '../store/database.ts';

/** What the handlers of a request work with. */
export interface AppEnv {
  Variables: {
    readonly config: Config;
    readonly db: Database;
  };
}
