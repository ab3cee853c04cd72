import { sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import { type Budget, countWithin } from '../../model/budget.ts';
import { isCurrentCopy } from '../../model/client-copy.ts';
import { siteScope } from '../../model/scope.ts';
import { type Database, seconds } from '../database.ts';
import { scopeArticle } from '../schema.ts';
import { findPositions } from '../search/match.ts';
import { type IndexState, readIndexState } from '../search/state.ts';
import { valueRows } from '../value-rows.ts';
import { articlesAt } from './mix-part.ts';
import type { Hit } from './mix-search.ts';
import { findVersion } from './mixes.ts';
import { datedVersion, type PartRequest, type PartResult, type PartVersion } from './part.ts';

/** A request for a part of what a search finds. */
export interface SearchRequest extends PartRequest {
  /** The database that has the index. */
  readonly index: Database;
  /** An article must have all of them. */
  readonly terms: readonly string[];
}

/**
 * Reads a part of what a search finds, newest first. This takes three rows; if the client's copy is not
 * current, it also takes three per article. Only articles of the site's feed are found, as they are now: the
 * index may be behind.
 *
 * @returns undefined if nothing has been imported yet
 */
export async function readSearchFeed(
  db: Database,
  request: SearchRequest,
): Promise<PartResult | undefined> {
  const { index, terms, copy, configuration, budget, before, withContent } = request;
  const [site, state] = await Promise.all([findVersion(db, [siteScope]), readIndexState(index)]);
  if (!site) return undefined;
  const version = withIndex(site, state);
  if (isCurrentCopy(copy, datedVersion(version, configuration))) {
    return { ...version, isCurrent: true };
  }
  const limit = budget.items + 1;
  const hasIndex = state !== undefined && terms.length > 0;
  const found = hasIndex ? await findPositions(index, terms, { before, limit }) : [];
  const { shown, next } = await shownOf(db, version, found, budget);
  const articles = await articlesAt(db, shown, withContent);
  return { ...version, isCurrent: false, articles, next, isSearchCut: false };
}

/** The version of all searches: it changes with the site, and with the index. */
function withIndex(site: PartVersion, state: IndexState | undefined): PartVersion {
  if (!state) return site;
  const changes = [site.changedAt.getTime(), state.changedAt.getTime()];
  return {
    ...site,
    revision: site.revision + state.generation,
    changedAt: new Date(Math.max(...changes)),
  };
}

/** Chooses the articles that are still in the site's feed and fit into a part. */
async function shownOf(
  db: Database,
  { scopes: [site] }: PartVersion,
  found: readonly Position[],
  budget: Budget,
): Promise<{ readonly shown: readonly Hit[]; readonly next: Position | undefined }> {
  if (!site || found.length === 0) return { shown: [], next: undefined };
  const hits = await hitsIn(db, site.id, found.slice(0, budget.items));
  const count = countWithin(
    hits.map(({ size }) => size),
    budget,
  );
  const shown = hits.slice(0, count);
  if (count < hits.length) return { shown, next: shown.at(-1) };
  return { shown, next: found.length > budget.items ? found[budget.items - 1] : undefined };
}

/** The positions at which a scope has an article, with its size. */
async function hitsIn(
  db: Database,
  scopeId: number,
  positions: readonly Position[],
): Promise<Hit[]> {
  const listed = positions.map(({ publishedAt, articleId }) => [seconds(publishedAt), articleId]);
  const rows = await db.all<{ articleId: number; size: number }>(sql`
    select article_id as articleId, size from ${valueRows(listed)} as listed
    cross join ${scopeArticle} on scope_id = ${scopeId}
      and published_at = listed.column1 and article_id = listed.column2`);
  const sizes = new Map(rows.map(({ articleId, size }) => [articleId, size]));
  return positions.flatMap((position) => {
    const size = sizes.get(position.articleId);
    return size === undefined ? [] : [{ ...position, size }];
  });
}
