import { sql } from 'drizzle-orm';
import type { ScopeKey } from '../../model/scope.ts';
import { jsonList } from '../database.ts';
import { feedScope, scope } from '../schema.ts';
import { latestChange } from '../time-of-change.ts';
import { siteRevision } from './scope-revisions.ts';

/**
 * Raises the revisions of the named feeds that depend on scopes, like those of the scopes. It must run
 * after `raiseRevisions`. If there are no such feeds, it reads no rows.
 */
export function raiseNamedFeeds(scopes: readonly ScopeKey[]) {
  return sql`
    update ${scope} set
      revision = max(revision + 1, ${siteRevision}), changed_at = ${latestChange}
    where id in (
      select feed_id from json_each(${jsonList(scopes)}) as listed
      cross join ${feedScope} on feed_scope.kind = listed.value->>'kind'
        and feed_scope.slug = listed.value->>'slug')`;
}
