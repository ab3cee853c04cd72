import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import { type Budget, budgetOfSite } from '../../model/budget.ts';
import type { FeedDefinition, Selection } from '../../model/feed-definition.ts';
import { type ScopeKey, scopeText } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { type StoredScope, scope, site } from '../schema.ts';
import type { Feed } from './feeds.ts';
import { readPart } from './mix-part.ts';

/** A part of a named feed. */
export interface NamedFeed extends Feed {
  readonly next: Position | undefined;
  readonly isSearchCut: boolean;
}

interface NamedFeedRequest {
  readonly budget: Budget;
  /** Only articles below this position are in the part; undefined for the newest part. */
  readonly before: Position | undefined;
  /** Whether to read the texts of the articles, too; by default. They are empty otherwise. */
  readonly withContent?: boolean | undefined;
}

/**
 * Reads a part of a named feed: the rows of its scope and the site, then what a mix of its scopes takes.
 *
 * @returns undefined if the feed is not defined, or if nothing has been imported yet
 */
export async function readNamedFeed(
  db: Database,
  key: ScopeKey,
  { budget, before, withContent }: NamedFeedRequest,
): Promise<NamedFeed | undefined> {
  const [found] = await db
    .select({ scope: getTableColumns(scope), site: getTableColumns(site) })
    .from(scope)
    .innerJoin(site, eq(site.id, 1))
    .where(and(eq(scope.kind, key.kind), eq(scope.slug, key.slug)));
  const { definition } = found?.scope ?? {};
  if (!found || !definition?.selection) return undefined;
  const search = await searchOf(db, definition.selection);
  const part = await readPart(
    db,
    { ...search, before, oldest: found.scope.oldest },
    budgetOf(definition, budgetOfSite(budget, found.site.postsLimit)),
    withContent,
  );
  return { ...found, ...part, older: undefined, isCut: false, isExtended: false, withdrawn: [] };
}

/** The scopes of a selection that exist. Another one has no articles. */
async function searchOf(db: Database, { match, scopes, without, withPicture }: Selection) {
  const found = await findScopes(db, [...scopes, ...without]);
  const stored = (keys: readonly ScopeKey[]) =>
    keys.flatMap((key) => found.get(scopeText(key)) ?? []);
  const included = stored(scopes);
  const isEmpty = match === 'all' && included.length < scopes.length;
  return {
    match,
    scopes: isEmpty ? [] : included,
    without: stored(without),
    withPicture: withPicture ?? false,
  };
}

async function findScopes(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<ReadonlyMap<string, StoredScope>> {
  const rows = await db
    .select(getTableColumns(scope))
    .from(sql`json_each(${jsonList(keys)}) as listed`)
    .crossJoin(scope)
    .where(sql`${scope.kind} = listed.value->>'kind' and ${scope.slug} = listed.value->>'slug'`);
  return new Map(rows.map((row) => [scopeText(row), row]));
}

/** The limits of a named feed. A show has as many episodes as other podcasts. */
function budgetOf({ selection, presentation }: FeedDefinition, budget: Budget): Budget {
  const { content, podcast } = presentation;
  const usual = podcast && budget.podcast ? budget.podcast : budget;
  const bytes = content === undefined ? usual.bytes : (budget.ofContent?.[content] ?? usual.bytes);
  return { items: selection?.items ?? usual.items, bytes };
}
