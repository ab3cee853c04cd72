import type { ScopeKey } from './scope.ts';

/** Where a feed was before the site moved to Feedmill, according to the site's configuration. */
export interface OldFeed {
  /** A path with a leading slash. A `:name` stands for the slug, if the scope has none. */
  readonly path: string;
  readonly scope: ScopeKey;
}
