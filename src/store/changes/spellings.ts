import { type SQL, sql } from 'drizzle-orm';
import type { ScopeKey } from '../../model/scope.ts';
import { jsonList } from '../database.ts';
import { scope, scopeSpelling } from '../schema.ts';
import { type Membership, placeOf } from './article-statements.ts';

// A scope is named as most of its articles spell it; of two equally frequent spellings the first in
// the order of code points counts. Only the other spellings have rows, with their number: those with
// the scope's own are all the rest. So the many scopes that everyone spells alike cost nothing.

/** That an article spells a scope's name so (1), or does so no longer (-1). */
export interface SpellingMove extends Membership {
  readonly delta: -1 | 1;
  /** Whether the scope shows the article before; where that is not so, the move has been made. */
  readonly isShown: boolean;
}

/** What changes in how names are spelled, by the places that articles leave and enter. */
export function spellingMoves(
  removed: readonly Membership[],
  added: readonly Membership[],
  placeText: (place: Membership) => string,
): SpellingMove[] {
  const before = new Map(removed.map((place) => [placeText(place), place]));
  const after = new Map(added.map((place) => [placeText(place), place]));
  const isSame = (key: string) => before.get(key)?.scope.name === after.get(key)?.scope.name;
  return [
    ...[...before].map(([key, place]) => ({ key, place, delta: -1 as const, isShown: true })),
    ...[...after].map(([key, place]) => ({
      key,
      place,
      delta: 1 as const,
      isShown: before.has(key),
    })),
  ]
    .filter(({ key, place }) => place.scope.kind !== 'site' && !isSame(key))
    .map(({ place, delta, isShown }) => ({ ...place, delta, isShown }));
}

/** Counts spellings other than the scope's own. It stands before the statements that move articles. */
export function countSpellings(moves: readonly SpellingMove[]) {
  const list = moves.map((move) => ({
    ...placeOf(move),
    name: move.scope.name,
    delta: move.delta,
    isShown: Number(move.isShown),
  }));
  return sql`
    insert into ${scopeSpelling} (scope_id, name, article_count)
    select scope.id, listed.value->>'name', sum(listed.value->>'delta') as moved
    from json_each(${jsonList(list)}) as listed
    cross join scope on scope.kind = listed.value->>'kind' and scope.slug = listed.value->>'slug'
    left join article on article.feed_id = listed.value->>'feedId'
    left join scope_article as shown on shown.scope_id = scope.id
      and shown.published_at = listed.value->>'publishedAt' and shown.article_id = article.id
    where listed.value->>'name' <> scope.name
      and (shown.article_id is not null) = listed.value->>'isShown'
    group by 1, 2 having moved <> 0
    on conflict (scope_id, name) do update set article_count = article_count + excluded.article_count`;
}

/** Names scopes as most of their articles do, once these have moved. */
export function settleNames(scopes: readonly ScopeKey[]): SQL[] {
  const touched = sql`(
    select scope.id from json_each(${jsonList(scopes.map(({ kind, slug }) => ({ kind, slug })))}) as listed
    cross join scope on scope.kind = listed.value->>'kind' and scope.slug = listed.value->>'slug')`;
  const ofScope = sql`${scopeSpelling} where scope_spelling.scope_id = scope.id`;
  const ownCount = sql`scope.article_count - (select sum(article_count) from ${ofScope})`;
  return [
    // Its own spelling has a row from here on where another one is more frequent now.
    sql`
      insert into ${scopeSpelling} (scope_id, name, article_count)
      select scope.id, scope.name, ${ownCount} from ${scope}
      where scope.id in ${touched} and exists (
        select 1 from ${ofScope}
        and (-scope_spelling.article_count, scope_spelling.name) < (-(${ownCount}), scope.name))
      on conflict (scope_id, name) do update set article_count = excluded.article_count`,
    sql`
      update ${scope} set name = (
        select name from ${ofScope} order by article_count desc, name limit 1)
      where id in ${touched} and exists (
        select 1 from ${ofScope} and scope_spelling.name = scope.name)`,
    sql`
      delete from ${scopeSpelling}
      where scope_id in ${touched} and (article_count <= 0
        or name = (select scope.name from scope where scope.id = scope_id))`,
  ];
}
