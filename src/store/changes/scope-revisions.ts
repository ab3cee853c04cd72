import { sql } from 'drizzle-orm';
import { archiveRevision } from '../archive-revision.ts';
import { seconds } from '../database.ts';
import { beginsPage, scope, scopeArticle } from '../schema.ts';
import { latestChange, timeOfChange } from '../time-of-change.ts';
import {
  isListedMembership,
  isStillDue,
  listedScopes,
  type Membership,
  membershipItem,
} from './memberships.ts';

/** A change to a scope's feeds: an article is removed (-1), added (1), or updated in place (0). */
export interface ScopeChange extends Membership {
  readonly direction: -1 | 0 | 1;
}

/** The site's revision. A change to any scope also changes the site, so no revision is higher. */
export const siteRevision = sql`coalesce((select revision from ${scope} where kind = 'site' and slug = ''), 0)`;

/**
 * Raises the revisions of the scopes whose feeds change, and updates their article counts. It must
 * run before the statements that add and remove articles: it counts only what differs from the
 * existing rows, because a concurrent import may already have made some of the changes.
 *
 * All scopes that a transaction changes get the revision of the site. So one revision per article
 * is enough to compare it with a client's copy of any scope.
 *
 * The revision of a scope's archive stays if the scope only gets new articles that are newer than every page start: such an
 * article is on no full page, and lets the newest feed reach no further down. Only if it is an episode, it may make the
 * feed that of a podcast, which is longer.
 *
 * @param changes those of the site first, since the other scopes get its new revision
 * @param hasEpisodes whether the transaction writes an article that is one
 */
export function raiseRevisions(changes: readonly ScopeChange[], now: Date, hasEpisodes: boolean) {
  // A revision is at least the current time. Otherwise a new database would repeat the revisions of
  // the old one, and readers would get a 304 for copies that came from the old one.
  const siteStep = changes.some(({ scope }) => scope.kind === 'site') ? 1 : 0;
  // An earlier statement of the transaction has raised the site.
  const isSiteRaised = siteStep === 0;
  const raised = sql`max(scope.revision + 1, ${seconds(now)}, ${siteRevision} + ${siteStep})`;
  const items = changes.map((change) => ({
    ...membershipItem(change),
    direction: change.direction,
  }));
  return sql`
    update ${scope} set
      revision = changed.raised,
      delta_base = iif(changed.is_addition, coalesce(delta_base, changed.raised), changed.raised),
      changed_at = ${isSiteRaised ? latestChange : timeOfChange},
      archive_revision = iif(revision > 0 and changed.added_from is not null
        and changed.added_from > ${newestPageStart}, ${sql.raw(archiveRevision)}, changed.raised),
      archive_known_at = changed.raised,
      article_count = article_count + changed.delta
    from (
      select scope.id as id, ${raised} as raised, sum(case
        when listed.value->>'direction' = -1 and shown.article_id is not null then -1
        when listed.value->>'direction' = 1 and shown.article_id is null
          and article.is_held is not 1 and ${isStillDue} then 1
        else 0 end) as delta,
        min(listed.value->>'direction' = 0
          or listed.value->>'direction' = 1 and shown.article_id is null) as is_addition,
        iif(${hasEpisodes ? 0 : 1} and min(listed.value->>'direction' = 1
          and shown.article_id is null and article.enclosure is null),
          min(listed.value->>'publishedAt'), null) as added_from
      from ${listedScopes(items)}
      left join article on article.feed_id = listed.value->>'feedId'
      left join scope_article as shown on ${isListedMembership}
      group by scope.id
    ) as changed
    where scope.id = changed.id`;
}

// The time of the newest page start of a scope. There may be none.
const newestPageStart = sql`coalesce((
  select published_at from ${scopeArticle} where scope_id = scope.id and ${beginsPage}
  order by published_at desc, article_id desc limit 1), ${Number.MIN_SAFE_INTEGER})`;
