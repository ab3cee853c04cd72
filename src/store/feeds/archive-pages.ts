import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { isOlder, type PageStart, type Position, pageStartText } from '../../model/archive-page.ts';
import type { Article } from '../../model/article.ts';
import type { Budget } from '../../model/budget.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { archiveRevision } from '../archive-revision.ts';
import type { Database } from '../database.ts';
import {
  article,
  beginsPage,
  type StoredScope,
  type StoredSite,
  scope,
  scopeArticle,
  site,
} from '../schema.ts';
import { withTexts } from '../texts/with-texts.ts';
import { articlesBetween, isFrom, isUpTo } from './articles-between.ts';
import { endOfFeed } from './feed-end.ts';

// A page of the archive starts at an article that begins a page (see `beginsPage`), and contains all
// newer ones up to the next such article. Articles that are still in the feed are left out, so the
// feed and all pages together contain each article of the scope once.

/** A page of a scope's archive. */
export interface ArchivePage {
  readonly start: PageStart;
  readonly scope: StoredScope;
  readonly site: StoredSite;
  /** See `src/store/archive-revision.ts`. */
  readonly archiveRevision: number;
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly older: PageStart | undefined;
  /** Undefined until the page is full. Until then, it grows as articles drop out of the feed. */
  readonly newer: PageStart | undefined;
}

/**
 * `page`: the page that begins at a position. `elsewhere`: no page begins there; the start of the page
 * that contains the position. `feed`: all articles of the page are still in the feed.
 */
export type PageResult =
  | { readonly found: 'page'; readonly page: ArchivePage }
  | { readonly found: 'elsewhere'; readonly start: PageStart }
  | { readonly found: 'feed' };

/**
 * Reads a page of a scope's archive: a few rows to find it, those that tell where the feed ends ({@link endOfFeed}), two
 * per article, and two more if its text is in a text database.
 *
 * @param request the budget of the feed: the articles within it are not in the archive yet
 * @returns undefined if the scope does not exist
 */
export async function readArchivePage(
  db: Database,
  key: ScopeKey,
  start: PageStart,
  { budget, withContent }: { readonly budget: Budget; readonly withContent?: boolean | undefined },
): Promise<PageResult | undefined> {
  const found = await findPages(db, key, start);
  if (!found?.site) return undefined;
  const { scope, site, at = 'start', older, newer, hasOlder } = found;
  if (pageStartText(start) !== pageStartText(at)) {
    return { found: 'elsewhere', start: at };
  }
  const feedEnd = await endOfFeed(db, scope.id, budget, site.postsLimit);
  const isFull = newer !== undefined && feedEnd !== undefined && !isOlder(feedEnd, newer);
  const end = isFull ? newer : feedEnd;
  const rows = await articlesBetween(db, { scopeId: scope.id, start, end, withContent });
  if (rows.length === 0) return { found: 'feed' };
  const articles = await withTexts(
    db,
    rows.map(({ article }) => article),
    { withContent },
  );
  return {
    found: 'page',
    page: {
      start,
      scope,
      site,
      archiveRevision: found.archiveRevision,
      articles,
      older: older ?? (hasOlder ? 'start' : undefined),
      newer: isFull ? newer : undefined,
    },
  };
}

/** Selects the newest page start below a row of `article` that is in a row of `scope`, or null if no page starts there. */
export const startBelow: SQL<string | null> = sql`(
  select json_array(below.published_at, below.article_id) from ${scopeArticle} as below
  where below.scope_id = ${scope.id} and ${beginsPage}
    and (below.published_at, below.article_id) <= (${article.publishedAt}, ${article.id} - 1)
  order by below.published_at desc, below.article_id desc limit 1)`;

/** Page starts that a feed has read. */
export interface KnownStarts {
  /** Those among its newest articles, the newest first. */
  readonly starts: readonly Position[];
  /** The next page start below these articles, or undefined if no page starts there. */
  readonly below: Position | undefined;
}

/** Finds the start of the page that contains the article below a position. */
export async function pageBelow(
  db: Database,
  key: ScopeKey,
  position: Position,
  { starts, below }: KnownStarts,
): Promise<PageStart> {
  const start = [...starts, ...(below ? [below] : [])].find((known) => isOlder(known, position));
  if (start || !below) return start ?? 'start';
  // The feed of a podcast has more articles than the newest ones.
  return (await findPages(db, key, position))?.older ?? 'start';
}

/** Finds a scope, and the starts of the pages at, below and above a position. */
async function findPages(db: Database, key: ScopeKey, start: PageStart) {
  const firstStart = (where: SQL, order: SQL) =>
    sql<string | null>`(
      select json_array(published_at, article_id) from ${scopeArticle}
      where scope_id = ${scope.id} and ${where} and ${beginsPage} ${order} limit 1)`;
  const [found] = await db
    .select({
      scope: getTableColumns(scope),
      site: getTableColumns(site),
      archiveRevision: sql<number>`${sql.raw(archiveRevision)}`,
      at: firstStart(isUpTo(start, 0), newestFirst),
      older: firstStart(isUpTo(start, -1), newestFirst),
      newer: firstStart(isFrom(start, 1), oldestFirst),
      hasOlder: sql`exists (
        select 1 from ${scopeArticle} where scope_id = ${scope.id} and ${isUpTo(start, -1)}
      )`.mapWith(Boolean),
    })
    .from(scope)
    .leftJoin(site, eq(site.id, 1))
    .where(and(eq(scope.kind, key.kind), eq(scope.slug, key.slug)));
  if (!found) return undefined;
  const [at, older, newer] = [found.at, found.older, found.newer].map(parsePosition);
  return { ...found, at, older, newer };
}

const newestFirst = sql`order by published_at desc, article_id desc`;
const oldestFirst = sql`order by published_at, article_id`;

const position = v.pipe(v.string(), v.parseJson(), v.tuple([v.number(), v.number()]));

/** Parses a position that a statement has selected as JSON. */
export function parsePosition(json: string | null): Position | undefined {
  if (json === null) return undefined;
  const [published, articleId] = v.parse(position, json);
  return { publishedAt: new Date(published * 1000), articleId };
}
