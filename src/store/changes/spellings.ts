import { type SQL, sql } from 'drizzle-orm';
import type { ScopeKey } from '../../model/scope.ts';
import { scope, scopeSpelling } from '../schema.ts';
import {
  isListedMembership,
  isStillDue,
  listedScopes,
  type Membership,
  membershipItem,
  membershipKey,
} from './memberships.ts';

// A scope's name is the spelling that most of its articles use. If two are equally frequent, it is
// the first in the order of code points. Each other spelling has a row with its number of articles.
// All remaining articles use the scope's name, so a scope with one spelling has no row.

/** An article that starts (1) or stops (-1) using a spelling of a scope's name. */
export interface SpellingChange extends Membership {
  readonly delta: -1 | 1;
  /**
   * Whether the scope shows the article before the change. If the database says otherwise, the
   * change has been made already, and is not counted again.
   */
  readonly isShown: boolean;
}

/** Finds the changes of spellings in the memberships that an import removes and adds. */
export function spellingChanges(
  removed: readonly Membership[],
  added: readonly Membership[],
): SpellingChange[] {
  const before = new Map(removed.map((membership) => [membershipKey(membership), membership]));
  const after = new Map(added.map((membership) => [membershipKey(membership), membership]));
  const isSame = (key: string) => before.get(key)?.scope.name === after.get(key)?.scope.name;
  const changes = (list: ReadonlyMap<string, Membership>, delta: -1 | 1) =>
    [...list]
      .filter(([key, { scope }]) => scope.kind !== 'site' && !isSame(key))
      .map(([key, membership]) => ({ ...membership, delta, isShown: before.has(key) }));
  return [...changes(before, -1), ...changes(after, 1)];
}

/**
 * Updates the article counts of spellings other than the scope's name. It must run before the
 * statements that add and remove articles.
 */
export function countSpellings(changes: readonly SpellingChange[]) {
  const items = changes.map((change) => ({
    ...membershipItem(change),
    name: change.scope.name,
    delta: change.delta,
    isShown: Number(change.isShown),
  }));
  return sql`
    insert into ${scopeSpelling} (scope_id, name, article_count)
    select scope.id, listed.value->>'name', sum(listed.value->>'delta') as moved
    from ${listedScopes(items)}
    left join article on article.feed_id = listed.value->>'feedId'
    left join scope_article as shown on ${isListedMembership}
    where listed.value->>'name' <> scope.name
      and (shown.article_id is not null) = listed.value->>'isShown' and ${isStillDue}
    group by 1, 2 having moved <> 0
    on conflict (scope_id, name) do update set article_count = article_count + excluded.article_count`;
}

/** Renames scopes to their most frequent spellings, after articles have been added and removed. */
export function renameScopes(scopes: readonly ScopeKey[]): SQL[] {
  const keys = scopes.map(({ kind, slug }) => ({ kind, slug }));
  const listed = sql`(select scope.id from ${listedScopes(keys)})`;
  const ofScope = sql`${scopeSpelling} where scope_spelling.scope_id = scope.id`;
  const ownCount = sql`scope.article_count - (select sum(article_count) from ${ofScope})`;
  return [
    // If another spelling is more frequent now, the present name gets a row.
    sql`
      insert into ${scopeSpelling} (scope_id, name, article_count)
      select scope.id, scope.name, ${ownCount} from ${scope}
      where scope.id in ${listed} and exists (
        select 1 from ${ofScope}
        and (-scope_spelling.article_count, scope_spelling.name) < (-(${ownCount}), scope.name))
      on conflict (scope_id, name) do update set article_count = excluded.article_count`,
    // All pages of its archive show the name.
    sql`
      update ${scope} set archive_revision = revision, name = (
        select name from ${ofScope} order by article_count desc, name limit 1)
      where id in ${listed} and exists (
        select 1 from ${ofScope} and scope_spelling.name = scope.name)`,
    sql`
      delete from ${scopeSpelling}
      where scope_id in ${listed} and (article_count <= 0
        or name = (select scope.name from scope where scope.id = scope_id))`,
  ];
}
