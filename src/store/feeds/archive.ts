import { and, asc, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import {
  type Budget,
  countWithin,
  type PageStart,
  type Position,
  pageStartText,
} from '../../model/archive.ts';
import type { Article, PublishedSite } from '../../model/article.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { type Database, seconds } from '../database.ts';
import { article, beginsPage, type StoredScope, scope, scopeArticle, site } from '../schema.ts';

// A page of the archive reaches from an article that begins one (see `beginsPage`) up to the next
// such article. What its newest articles have in the feed is not in the page yet: together they are
// the whole scope, each article once.

/** A page of a scope's archive. */
export interface ArchivePage {
  readonly start: PageStart;
  readonly scope: StoredScope;
  readonly site: PublishedSite;
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly older: PageStart | undefined;
  /** Undefined until the page is full: it grows as articles drop out of the feed. */
  readonly newer: PageStart | undefined;
}

/** A page, or where what was asked for is: in another page, or in the feed. */
export type PageAnswer =
  | { readonly found: 'page'; readonly page: ArchivePage }
  | { readonly found: 'elsewhere'; readonly start: PageStart }
  | { readonly found: 'feed' };

/**
 * Reads a page of a scope's archive: two rows for each article, and at most as many as a feed has
 * articles besides.
 *
 * @param budget what the feed holds, and so what is not in the archive yet
 * @returns undefined where there is no such scope
 */
export async function readArchivePage(
  db: Database,
  key: ScopeKey,
  start: PageStart,
  budget: Budget,
): Promise<PageAnswer | undefined> {
  const around = await findAround(db, key, start);
  if (!around?.site) return undefined;
  const { scope, site, at = 'start', older, newer, hasOlder } = around;
  if (pageStartText(start) !== pageStartText(at)) {
    return { found: 'elsewhere', start: at };
  }
  const [rows, above] = await Promise.all([
    articlesBetween(db, scope.id, start, newer),
    newer ? sizesFrom(db, scope.id, newer, budget.items) : [],
  ]);
  const sizes = [...above.toReversed(), ...rows.map(({ size }) => size)];
  // So many above that the feed does not reach down to this page.
  const isBelow = above.length === budget.items;
  const inFeed = isBelow ? 0 : Math.max(0, countWithin(sizes, budget) - above.length);
  const articles = rows.slice(inFeed).map(({ article }) => article);
  if (articles.length === 0) return { found: 'feed' };
  return {
    found: 'page',
    page: {
      start,
      scope,
      site,
      articles,
      older: older ?? (hasOlder ? 'start' : undefined),
      newer: inFeed === 0 ? newer : undefined,
    },
  };
}

// Of all positions where a page begins, the newest: mostly enough for a feed to find the one below it.
const startsInFeed = 4;

/** The newest positions of a scope where a page begins, as one value of a statement. */
export function newestStarts(scopeId: SQL): SQL {
  return sql`(
    select json_group_array(json_array(published_at, article_id)) from (
      select published_at, article_id from ${scopeArticle}
      where scope_id = ${scopeId} and ${beginsPage}
      order by published_at desc, article_id desc limit ${startsInFeed}))`;
}

/** The page that the article below a place is in, found in that value if it is there. */
export async function pageBelow(
  db: Database,
  key: ScopeKey,
  place: Position,
  newest: string,
): Promise<PageStart> {
  const known = readPositions(newest);
  const start = known.find((one) => isBefore(one, place));
  if (start) return start;
  if (known.length < startsInFeed) return 'start';
  return (await findAround(db, key, place))?.older ?? 'start';
}

/** A scope, and where the pages at, below and above a place of it begin. */
async function findAround(db: Database, key: ScopeKey, start: PageStart) {
  const begins = (where: SQL, order: SQL) =>
    sql<string | null>`(
      select json_array(published_at, article_id) from ${scopeArticle}
      where scope_id = ${scope.id} and ${where} and ${beginsPage} ${order} limit 1)`;
  const place = boundary(start);
  const [found] = await db
    .select({
      scope: getTableColumns(scope),
      site: getTableColumns(site),
      at: begins(sql`${placeColumns} <= ${place}`, newestFirst),
      older: begins(sql`${placeColumns} < ${place}`, newestFirst),
      newer: begins(sql`${placeColumns} > ${place}`, oldestFirst),
      hasOlder: sql`exists (
        select 1 from ${scopeArticle} where scope_id = ${scope.id} and ${placeColumns} < ${place}
      )`.mapWith(Boolean),
    })
    .from(scope)
    .leftJoin(site, eq(site.id, 1))
    .where(and(eq(scope.kind, key.kind), eq(scope.slug, key.slug)));
  if (!found) return undefined;
  const [at, older, newer] = [found.at, found.older, found.newer].map((text) =>
    text === null ? undefined : readPositions(`[${text}]`)[0],
  );
  return { ...found, at, older, newer };
}

function articlesBetween(
  db: Database,
  scopeId: number,
  start: PageStart,
  end: Position | undefined,
): Promise<{ article: Article; size: number }[]> {
  return db
    .select({ article: getTableColumns(article), size: scopeArticle.size })
    .from(scopeArticle)
    .innerJoin(article, eq(article.id, scopeArticle.articleId))
    .where(
      and(
        eq(scopeArticle.scopeId, scopeId),
        sql`${placeColumns} >= ${boundary(start)}`,
        end ? sql`${placeColumns} < ${boundary(end)}` : undefined,
      ),
    )
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId));
}

/** The sizes of the articles from a place on, the oldest first. */
async function sizesFrom(db: Database, scopeId: number, from: Position, limit: number) {
  const rows = await db
    .select({ size: scopeArticle.size })
    .from(scopeArticle)
    .where(and(eq(scopeArticle.scopeId, scopeId), sql`${placeColumns} >= ${boundary(from)}`))
    .orderBy(asc(scopeArticle.publishedAt), asc(scopeArticle.articleId))
    .limit(limit);
  return rows.map(({ size }) => size);
}

const placeColumns = sql`(${scopeArticle.publishedAt}, ${scopeArticle.articleId})`;
const newestFirst = sql`order by published_at desc, article_id desc`;
const oldestFirst = sql`order by published_at, article_id`;

// Below every article, whatever its date.
const belowAll = sql`(${Number.MIN_SAFE_INTEGER}, 0)`;

function boundary(start: PageStart): SQL {
  return start === 'start' ? belowAll : sql`(${seconds(start.publishedAt)}, ${start.articleId})`;
}

const positions = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.number(), v.number()])));

function readPositions(json: string): Position[] {
  return v
    .parse(positions, json)
    .map(([at, articleId]) => ({ publishedAt: new Date(at * 1000), articleId }));
}

function isBefore(a: Position, b: Position): boolean {
  const difference = a.publishedAt.getTime() - b.publishedAt.getTime();
  return difference < 0 || (difference === 0 && a.articleId < b.articleId);
}
