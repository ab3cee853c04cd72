import { desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Article, PublishedSite } from '../../model/article.ts';
import { type Budget, countWithin } from '../../model/budget.ts';
import { type ClientCopy, isCurrentCopy, type Version } from '../../model/client-copy.ts';
import type { Mix } from '../../model/mix.ts';
import { type ScopeKey, scopeText, siteScope } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { article, type StoredScope, scope, scopeArticle, site } from '../schema.ts';

/** The scopes of a mix, and the version that results from theirs. */
export interface MixVersion extends Version {
  /** The scopes that are shown (the site if the mix names none), then those that are left out. */
  readonly scopes: readonly StoredScope[];
}

/** The newest articles of a mix, or only its version if the client's copy is current. */
export type MixResult =
  | (MixVersion & { readonly isCurrent: true })
  | (MixVersion & {
      readonly isCurrent: false;
      readonly site: PublishedSite;
      /** Newest first. */
      readonly articles: readonly Article[];
    });

// Articles of a scope that are checked against the other scopes. The limit keeps a mix cheap even if
// its scopes are large.
const maxChecked = 500;

/**
 * Reads the newest articles of a mix. This takes one row per scope; if the client's copy is not
 * current, it also takes a few hundred rows per scope at most.
 *
 * @returns undefined if one of the scopes does not exist
 */
export async function readMixFeed(
  db: Database,
  mix: Mix,
  { copy, budget }: { readonly copy: ClientCopy; readonly budget: Budget },
): Promise<MixResult | undefined> {
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

/** The scopes with these keys, in this order; undefined if one does not exist. */
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

/** Selects the numbers and sizes of the newest articles of a mix. */
function pick(
  match: Mix['match'],
  scopes: readonly StoredScope[],
  without: readonly StoredScope[],
  items: number,
): SQL {
  // If an article must be in all scopes, those of the smallest scope are checked against the
  // others.
  const [smallest, ...others] = scopes.toSorted((a, b) => a.articleCount - b.articleCount);
  const bases = match === 'any' || !smallest ? scopes : [smallest];
  const required = match === 'any' ? [] : others;
  const perScope = required.length + without.length === 0 ? items : maxChecked;
  const base = sql.join(
    bases.map((scope) => sql`select * from (${newestOf(scope, perScope)})`),
    sql` union `,
  );
  const conditions = [
    ...required.map((scope) => isIn(scope)),
    ...without.map((scope) => sql`not ${isIn(scope)}`),
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
