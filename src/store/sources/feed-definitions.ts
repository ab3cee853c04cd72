import { type SQL, sql } from 'drizzle-orm';
import type { DefinedFeed, FeedDefinitions, FoundFeed } from '../../model/feed-definition.ts';
import { type ScopeKey, scopeText } from '../../model/scope.ts';
import { jsonList, pieces, seconds, valuesOf } from '../database.ts';
import { feedScope, scope, source } from '../schema.ts';
import { timeOfChange } from '../time-of-change.ts';

/**
 * Statements that replace the definitions of feeds of a source if their digest has changed. Only scopes
 * whose definitions differ get a new revision, and with them the site, since lists show their titles. A
 * feed that a file of another source has defined stays as it is. Those of the variable, which is the same for all
 * sources, are replaced by whichever source is imported.
 */
export function writeDefinitions(
  name: string,
  feedsId: string,
  definitions: FeedDefinitions,
  now: Date,
) {
  const { feeds, kept, keepsAll, problems } = definitions;
  // Null if nothing has changed, so that the statements write nothing.
  const sourceId = sql`(select id from ${source} where name = ${name} and feeds_id <> ${feedsId})`;
  const sharedId = sql`iif(${sourceId} is null, null, ${variableId})`;
  const keys = feeds.map(({ scope }) => scopeText(scope));
  const isRewritten = keepsAll
    ? sql`${scopeName} in ${valuesOf(keys)}`
    : sql`${scopeName} not in ${valuesOf(kept.map(scopeText))}`;
  const isGone = (isShared: boolean) => {
    const stay = [
      ...feeds.filter((feed) => feed.isShared === isShared).map(({ scope }) => scope),
      ...kept,
    ];
    return sql`definition_source = ${isShared ? sharedId : sourceId}
      and ${scopeName} not in ${valuesOf(stay.map(scopeText))}`;
  };
  const rows = feeds.map((feed) => rowOf(feed, now));
  return [
    sql`delete from ${feedScope} where feed_id in (
      select id from ${scope} where definition_source in (${sourceId}, ${sharedId}) and ${isRewritten})`,
    ...(keepsAll ? [] : undefine(sourceId, sql`(${isGone(false)} or ${isGone(true)})`, now)),
    ...pieces(rows).flatMap((piece) => [
      createScopes(sourceId, piece),
      define(sourceId, piece, now),
      raiseSite(now),
    ]),
    ...pieces(feeds.flatMap(scopesOfFeed)).map((piece) => addFeedScopes(sourceId, piece)),
    sql`update ${source} set feed_problems = ${JSON.stringify(problems)} where id = ${sourceId}`,
    ...pieces(feeds.map(claimOf)).map((piece) => addRivalProblems(sourceId, piece)),
    sql`update ${source} set feeds_id = ${feedsId} where id = ${sourceId}`,
  ];
}

/** Stands for a source in `definition_source`: the definition is in the variable. */
const variableId = 0;

/** Statements that remove all definitions of a source. */
export function deleteDefinitions(sourceId: number, now: Date) {
  return [
    sql`delete from ${feedScope} where feed_id in (
      select id from ${scope} where definition_source = ${sourceId})`,
    ...undefine(sql`${sourceId}`, sql`definition_source = ${sourceId}`, now),
  ];
}

// As in the keys of `scopeText`.
const scopeName = sql`iif(kind = 'site', kind, kind || '/' || slug)`;

/** Creates scopes that do not exist yet: a defined feed may be empty. */
function createScopes(sourceId: SQL, rows: readonly DefinitionRow[]) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select value->>'kind', value->>'slug', value->>'name', 0, 0, 0
    from json_each(${jsonList(rows)}) where ${sourceId} is not null
    on conflict (kind, slug) do nothing`;
}

function define(sourceId: SQL, rows: readonly DefinitionRow[], now: Date) {
  return sql`
    update ${scope} set
      definition = listed.definition, definition_source = listed.owner, oldest = listed.oldest,
      name = iif(kind = 'feed', listed.name, scope.name),
      article_count = iif(kind = 'feed', 1, article_count), ${raised(now)}
    from (
      select scope.id as id, value->>'name' as name, value->>'definition' as definition,
        value->>'oldest' as oldest, iif(value->>'isShared', ${variableId}, ${sourceId}) as owner
      from json_each(${jsonList(rows)}) as item
      cross join scope on scope.kind = value->>'kind' and scope.slug = value->>'slug'
    ) as listed
    where scope.id = listed.id and ${sourceId} is not null
      and coalesce(definition_source, ${variableId}) in (${sourceId}, ${variableId})
      and (scope.definition, definition_source, iif(kind = 'feed', scope.name, '')) is not
        (listed.definition, listed.owner, iif(kind = 'feed', listed.name, ''))`;
}

/** Removes the definitions for which a condition is true. */
function undefine(sourceId: SQL, isGone: SQL, now: Date) {
  return [
    sql`update ${scope} set
        definition = null, definition_source = null, oldest = null,
        article_count = iif(kind = 'feed', 0, article_count), ${raised(now)}
      where ${isGone}`,
    raiseSite(now),
    // Another source may have defined the same feed in vain. Its next import reads its settings again, and defines it.
    sql`update ${source} set feeds_id = '', settings = '', cursor = null
      where id <> ${sourceId} and feeds_id <> '' and changes() > 0`,
  ];
}

// A copy from before does not have what the definition says, so no delta can start from it.
function raised(now: Date): SQL {
  return sql`revision = max(revision + 1, ${seconds(now)}),
    delta_base = max(revision + 1, ${seconds(now)}), changed_at = ${timeOfChange}`;
}

// `changes()` is the number of rows that the previous statement has written.
function raiseSite(now: Date) {
  return sql`update ${scope} set revision = max(revision + 1, ${seconds(now)}),
    changed_at = ${timeOfChange}
    where kind = 'site' and slug = '' and changes() > 0`;
}

interface FeedScopeRow extends ScopeKey {
  readonly feed: string;
}

function addFeedScopes(sourceId: SQL, rows: readonly FeedScopeRow[]) {
  return sql`
    insert into ${feedScope} (kind, slug, feed_id)
    select value->>'kind', value->>'slug', scope.id from json_each(${jsonList(rows)}) as item
    cross join scope on scope.kind = 'feed' and scope.slug = value->>'feed'
    where scope.definition_source in (${sourceId}, ${variableId}) and ${sourceId} is not null
    on conflict do nothing`;
}

function scopesOfFeed({ scope, definition }: DefinedFeed): FeedScopeRow[] {
  const { scopes = [], without = [] } = definition.selection ?? {};
  return [...scopes, ...without].map((key) => ({ ...key, feed: scope.slug }));
}

// A publisher mends the first ones first.
const maxRivals = 100;

/** Adds a problem for each definition of a feed that another source has defined before. */
function addRivalProblems(sourceId: SQL, claims: readonly Claim[]) {
  return sql`
    update ${source} set feed_problems = (
      select json_group_array(json(value)) from (
        select value from json_each(feed_problems)
        union all
        select json_object('path', value->>'path', 'note', value->>'place' ||
          ': the source "' || rival.name || '" defines this feed too, and its definition counts: rename one of them')
        from (
          select value, definition_source from json_each(${jsonList(claims)})
          cross join scope on scope.kind = value->>'kind' and scope.slug = value->>'slug'
          where definition_source not in (${sourceId}, ${variableId}) limit ${maxRivals}
        ) as claim
        join ${source} as rival on rival.id = claim.definition_source))
    where id = ${sourceId}`;
}

/** The notes of a source about a feed that it defines. */
interface Claim extends ScopeKey {
  readonly path: string;
  readonly place: string;
}

function claimOf({ scope, path, place }: FoundFeed): Claim {
  return { ...scope, path, place };
}

/** A definition as an item of a JSON list. */
interface DefinitionRow extends ScopeKey {
  /** Whether its owner is the variable. */
  readonly isShared: boolean;
  readonly name: string;
  /** JSON in a text: equal definitions are equal texts. */
  readonly definition: string;
  readonly oldest: number | null;
}

function rowOf({ scope, name, definition, isShared }: FoundFeed, now: Date): DefinitionRow {
  const hours = definition.selection?.maxHours;
  return {
    ...scope,
    isShared,
    // Until an article names a category, its slug is its name.
    name: scope.kind === 'feed' ? name : scope.slug,
    definition: JSON.stringify(definition),
    oldest: hours === undefined ? null : seconds(now) - hours * 3_600,
  };
}
