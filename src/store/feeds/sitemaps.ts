import { and, asc, between, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { siteScope } from '../../model/scope.ts';
import { articlesPerSitemap, sitemapIds } from '../../model/sitemap.ts';
import type { Database } from '../database.ts';
import { article, type StoredScope, type StoredSite, scope, site, sitemap } from '../schema.ts';

// Sitemaps of all articles. docs/sitemaps.md has the rule by which an article is in one.

/** The row of a sitemap, with that of the site. */
export interface SitemapHead {
  readonly site: StoredSite;
  /** When one of its articles last changed. */
  readonly changedAt: Date;
  /** Whether no more articles will be added to it. */
  readonly isFull: boolean;
}

/** Reads about a sitemap; undefined if there is none with the number. It reads three rows. */
export async function readSitemapHead(
  db: Database,
  number: number,
): Promise<SitemapHead | undefined> {
  const [found] = await db
    .select({
      site: getTableColumns(site),
      changedAt: sitemap.changedAt,
      isFull: sql`exists (select 1 from ${sitemap} as later where later.id > ${number})`.mapWith(
        Boolean,
      ),
    })
    .from(sitemap)
    .innerJoin(site, eq(site.id, 1))
    .where(eq(sitemap.id, number));
  return found;
}

/** An article as a sitemap has it. */
export interface SitemapArticle {
  readonly url: string;
  readonly updatedAt: Date;
}

/**
 * The articles of a sitemap in the order in which they were first imported. It reads a row for each id of its range.
 *
 * @param base the URL that begins those of all pages of the site, such as `https://example.com/`
 */
export function listSitemapArticles(
  db: Database,
  number: number,
  base: string,
): Promise<SitemapArticle[]> {
  const { first, last } = sitemapIds(number);
  return db
    .select({ url: article.url, updatedAt: article.updatedAt })
    .from(article)
    .where(and(between(article.id, first, last), isInSitemap(base)))
    .orderBy(asc(article.id));
}

function isInSitemap(base: string): SQL {
  return sql`${article.state} = 'live' and ${article.isHidden} = 0 and ${article.isUnlisted} = 0
    and substr(${article.url}, 1, ${base.length}) = ${base}`;
}

/** The rows of the site. */
interface SiteRows {
  readonly scope: StoredScope;
  readonly site: StoredSite;
}

/** Reads the rows of the site; undefined if nothing has been imported yet. */
export async function readSiteRows(db: Database): Promise<SiteRows | undefined> {
  const [found] = await db
    .select({ scope: getTableColumns(scope), site: getTableColumns(site) })
    .from(scope)
    .innerJoin(site, eq(site.id, 1))
    .where(and(eq(scope.kind, siteScope.kind), eq(scope.slug, siteScope.slug)));
  return found;
}

// The protocol allows an index to have this many.
const maxSitemaps = 50_000;

/**
 * The sitemaps that have an article. It usually reads two rows for each: its own and that of its first article. If
 * articles are not in sitemaps, it reads them too, until it finds one that is.
 */
export function listSitemaps(
  db: Database,
  base: string,
): Promise<{ number: number; changedAt: Date }[]> {
  // Not `exists`: SQLite would make a join of it, and build an index of all articles that it reads from the beginning.
  // Drizzle leaves the names of tables out here, so that the id would be that of the article.
  const first = sql`(sitemap.id - 1) * ${articlesPerSitemap}`;
  return db
    .select({ number: sitemap.id, changedAt: sitemap.changedAt })
    .from(sitemap)
    .where(
      sql`(
        select 1 from ${article} where article.id > ${first}
          and article.id <= ${first} + ${articlesPerSitemap} and ${isInSitemap(base)} limit 1) is not null`,
    )
    .orderBy(asc(sitemap.id))
    .limit(maxSitemaps);
}
