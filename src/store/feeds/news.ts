import { and, desc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import { siteScope } from '../../model/scope.ts';
import { type Database, seconds } from '../database.ts';
import {
  article,
  type StoredScope,
  type StoredSite,
  scope,
  scopeArticle,
  site,
} from '../schema.ts';

// The sitemap of the newest articles depends on the clock. What it depends on is the newest article that is too old for
// it: as long as that stays the same and the site too, so does the sitemap.

/** The data that the sitemap of the newest articles depends on. */
export interface NewsHead {
  readonly scope: StoredScope;
  readonly site: StoredSite;
  /** The date of the newest article that is too old; undefined if none is. */
  readonly expired: Date | undefined;
  /** The date of the oldest article that is not too old; undefined if all are. */
  readonly oldest: Date | undefined;
}

/** Reads the site's rows and the articles right before and after a time; undefined if nothing has been imported yet. */
export async function readNewsHead(db: Database, before: Date): Promise<NewsHead | undefined> {
  const dateOf = (date: SQL, where: SQL) =>
    sql<number | null>`(
      select ${date} from ${scopeArticle}
      where scope_id = ${scope.id} and published_at ${where} ${seconds(before)})`;
  const [found] = await db
    .select({
      scope: getTableColumns(scope),
      site: getTableColumns(site),
      expired: dateOf(sql`max(published_at)`, sql`<`),
      oldest: dateOf(sql`min(published_at)`, sql`>=`),
    })
    .from(scope)
    .innerJoin(site, eq(site.id, 1))
    .where(and(eq(scope.kind, siteScope.kind), eq(scope.slug, siteScope.slug)));
  if (!found) return undefined;
  return { ...found, expired: timeOf(found.expired), oldest: timeOf(found.oldest) };
}

function timeOf(seconds: number | null): Date | undefined {
  return seconds === null ? undefined : new Date(seconds * 1000);
}

/** An article as the sitemap of the newest has it. */
export interface NewsArticle {
  readonly url: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Date;
}

/** The articles of the site after a time, the newest first. It reads two rows for each. */
export function listNews(
  db: Database,
  scopeId: number,
  { after, limit }: { readonly after: Date; readonly limit: number },
): Promise<NewsArticle[]> {
  return db
    .select({
      url: article.url,
      title: article.title,
      language: article.language,
      publishedAt: article.publishedAt,
    })
    .from(scopeArticle)
    .innerJoin(article, eq(article.id, scopeArticle.articleId))
    .where(
      and(
        eq(scopeArticle.scopeId, scopeId),
        gt(scopeArticle.publishedAt, after),
        eq(article.isUnlisted, false),
      ),
    )
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId))
    .limit(limit);
}
