import { desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type Budget, countWithin } from '../../model/archive.ts';
import type { Article, PublishedSite } from '../../model/article.ts';
import { type ClientCopy, isCurrentCopy, type Version } from '../../model/client-copy.ts';
import type { Mix } from '../../model/mix.ts';
import { type ScopeKey, scopeText, siteScope } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { article, type StoredScope, scope, scopeArticle, site } from '../schema.ts';

/** What a mix is made of, and the version that this makes. */
export interface MixVersion extends Version {
  /** Those that are shown, then those that are left out; the site where it names none. */
  readonly scopes: readonly StoredScope[];
}

/** A mix that the client has already, or its newest articles. */
export type MixAnswer =
  | (MixVersion & { readonly isCurrent: true })
  | (MixVersion & {
      readonly isCurrent: false;
      readonly site: PublishedSite;
      /** Newest first. */
      readonly articles: readonly Article[];
    });

// Articles of a scope that are looked at for those that the other scopes have too, or do not have.
// It bounds what a mix costs, whatever the size of its scopes.
const maxLooks = 500;

/**
 * Reads the newest articles of a mix: where the client's copy is current, a row for each scope; else
 * at most a few hundred rows a scope besides.
 *
 * @returns undefined where one of its scopes does not exist
 */
export async function readMixFeed(
  db: Database,
  mix: Mix,
  { copy, budget }: { readonly copy: ClientCopy; readonly budget: Budget },
): Promise<MixAnswer | undefined> {
  const wanted = mix.scopes.length > 0 ? mix.scopes : [siteScope];
  const found = await findScopes(db, [...wanted, ...mix.without]);
  if (!found) return undefined;
  const version = {
    scopes: found,
    revision: found.reduce((sum, { revision }) => sum + revision, 0),
    changedAt: new Date(Math.max(...found.map(({ changedAt }) => changedAt.getTime()))),
  };
  if (isCurrentCopy(copy, version)) return { ...version, isCurrent: true };
  const shown = found.slice(0, wanted.length);
  const picked = pick(mix.match, shown, found.slice(wanted.length), budget.items);
  const [[siteRow], rows] = await Promise.all([
    db.select().from(site).where(eq(site.id, 1)),
    db
      .select({ article: getTableColumns(article), size: sql<number>`picked.size` })
      .from(sql`(${picked}) as picked`)
      .innerJoin(article, sql`${article.id} = picked.article_id`)
      .orderBy(desc(article.publishedAt), desc(article.id)),
  ]);
  if (!siteRow) return undefined;
  const count = countWithin(
    rows.map(({ size }) => size),
    budget,
  );
  const articles = rows.slice(0, count).map((row) => row.article);
  return { ...version, isCurrent: false, site: siteRow, articles };
}

/** The scopes with these keys, in their order; undefined if one is missing. */
async function findScopes(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<StoredScope[] | undefined> {
  const rows = await db
    .select(getTableColumns(scope))
    .from(sql`json_each(${jsonList(keys)}) as listed`)
    .innerJoin(
      scope,
      sql`${scope.kind} = listed.value->>'kind' and ${scope.slug} = listed.value->>'slug'`,
    );
  const byText = new Map(rows.map((row) => [scopeText(row), row]));
  const found = keys.flatMap((key) => byText.get(scopeText(key)) ?? []);
  return found.length === keys.length ? found : undefined;
}

/** The numbers and sizes of the newest articles of a mix. */
function pick(
  match: Mix['match'],
  scopes: readonly StoredScope[],
  without: readonly StoredScope[],
  items: number,
): SQL {
  // All others are looked up for each article of the smallest.
  const [smallest, ...others] = scopes.toSorted((a, b) => a.articleCount - b.articleCount);
  const bases = match === 'any' || !smallest ? scopes : [smallest];
  const required = match === 'any' ? [] : others;
  const looks = required.length + without.length === 0 ? items : maxLooks;
  const base = sql.join(
    bases.map((one) => sql`select * from (${newestOf(one, looks)})`),
    sql` union `,
  );
  const conditions = [
    ...required.map((one) => isIn(one)),
    ...without.map((one) => sql`not ${isIn(one)}`),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  return sql`
    select article_id, size from (${base}) as base ${where}
    order by published_at desc, article_id desc limit ${items}`;
}

function newestOf({ id }: StoredScope, limit: number): SQL {
  return sql`
    select published_at, article_id, size from ${scopeArticle} where scope_id = ${id}
    order by published_at desc, article_id desc limit ${limit}`;
}

function isIn({ id }: StoredScope): SQL {
  return sql`exists (
    select 1 from ${scopeArticle} as other where other.scope_id = ${id}
      and other.published_at = base.published_at and other.article_id = base.article_id)`;
}
