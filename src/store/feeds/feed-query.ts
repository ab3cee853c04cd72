import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { builtQuery } from '../built-query.ts';
import type { Database } from '../database.ts';
import { article, beginsPageBy, scope, scopeArticle, site } from '../schema.ts';
import { valueRows } from '../value-rows.ts';
import { startBelow } from './archive-pages.ts';
import { articleColumns } from './article-columns.ts';
import { withdrawals } from './withdrawals.ts';

/** The parameters of a query for the newest articles of a scope. */
export interface NewestRequest {
  readonly kind: string;
  readonly slug: string;
  /** The number of articles. */
  readonly limit: number;
  /** Whether the text of the articles is selected, too. It is empty otherwise. */
  readonly withContent: boolean;
  readonly withTombstones: boolean;
}

/**
 * Selects a scope, the site and the scope's newest articles: a row for each, the newest first, or one without an
 * article if the scope is empty. It reads the rows of the scope and the site, two per article, and one to find the archive.
 */
export async function selectNewest(
  db: Database,
  { kind, slug, limit, withContent, withTombstones }: NewestRequest,
) {
  const name = `${limit} ${withContent}`;
  const query = queries.get(name) ?? newestQuery(limit, withContent);
  queries.set(name, query);
  const rows = await query(db, { kind, slug, withTombstones: Number(withTombstones) });
  return rows.sort((a, b) => a.at - b.at);
}

// There are few limits: those of the configuration and of the pages.
const queries = new Map<string, ReturnType<typeof newestQuery>>();

function newestQuery(limit: number, withContent: boolean) {
  const at = sql<number>`listed.column1`;
  const size = valueAt(at, 1);
  const scopeId = sql`${scope.id}`;
  const tombstones = sql`iif(${sql.placeholder('withTombstones')} and ${at} = 0, ${withdrawals.select(scopeId)}, null)`;
  return builtQuery((db) =>
    db
      .select({
        at,
        scope: getTableColumns(scope),
        site: getTableColumns(site),
        article: articleColumns(withContent),
        size,
        beginsPage: sql`${beginsPageBy(article.id, size)}`.mapWith(Boolean),
        startBelow: sql<string | null>`iif(${at} = ${limit - 1}, ${startBelow}, null)`,
        withdrawn: sql<string | null>`${tombstones}`,
      })
      .from(scopeWithPositions(db, limit))
      .leftJoin(site, eq(site.id, 1))
      .crossJoin(sql`${valueRows(Array.from({ length: limit }, (_, at) => [at]))} as listed`)
      .leftJoin(article, eq(article.id, valueAt(at, 0)))
      .where(sql`${at} < max(json_array_length(positions), 1)`)
      .prepare(),
  );
}

/**
 * Selects a scope with the positions of its newest articles. They are one value, so that the last of them is known when
 * its row is selected. SQLite would compute them for each row if the subquery had no limit.
 */
function scopeWithPositions(db: Database, limit: number) {
  const positions = sql`(
    select json_group_array(json_array(article_id, size)) from (
      select article_id, size from ${scopeArticle} where scope_id = ${scope.id}
      order by published_at desc, article_id desc limit ${limit}))`;
  return db
    .select({ ...getTableColumns(scope), positions: positions.as('positions') })
    .from(scope)
    .where(and(eq(scope.kind, sql.placeholder('kind')), eq(scope.slug, sql.placeholder('slug'))))
    .limit(1)
    .as('scope');
}

/** A value of one of the positions. */
function valueAt(at: SQL, index: number): SQL<number | null> {
  return sql<number | null>`positions->>('$[' || ${at} || ${sql.raw(`'][${index}]'`)})`;
}
