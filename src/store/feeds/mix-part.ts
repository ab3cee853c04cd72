import { eq, sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import type { Article } from '../../model/article.ts';
import { type Budget, countWithin } from '../../model/budget.ts';
import type { Database } from '../database.ts';
import { article, type StoredScope } from '../schema.ts';
import { withTexts } from '../texts/with-texts.ts';
import { valueRows } from '../value-rows.ts';
import { articleColumns } from './article-columns.ts';
import { articlesBetween } from './articles-between.ts';
import { type MixSearch, searchMix } from './mix-search.ts';

/** A part of a mix or of a named feed. */
export interface MixPart {
  /** Newest first. */
  readonly articles: readonly (Article & { readonly revision: number })[];
  /** The next part has the articles below this position; undefined if there is none. */
  readonly next: Position | undefined;
  /** Whether the next part begins where the search ended, and may have no articles. */
  readonly isSearchCut: boolean;
}

/**
 * Reads a part. This takes the rows of the search (see {@link searchMix}) and one per article. If nothing has to be
 * searched, since the part has every article of one scope, it takes two per article.
 *
 * @param withContent whether to read the texts of the articles, too. They are empty otherwise
 */
export async function readPart(
  db: Database,
  search: MixSearch,
  budget: Budget,
  withContent = true,
): Promise<MixPart> {
  const scope = wholeScope(search);
  if (scope) return readScopePart(db, scope, search, { budget, withContent });
  const { hits, searchedTo } = await searchMix(db, search, budget.items);
  const count = countWithin(
    hits.map(({ size }) => size),
    budget,
  );
  const shown = hits.slice(0, count);
  const isSearchCut = count === hits.length && searchedTo !== undefined;
  const articles = await articlesAt(db, shown, withContent);
  const next = isSearchCut ? searchedTo : count < hits.length ? shown.at(-1) : undefined;
  return { articles, next, isSearchCut };
}

/** The scope whose articles are all in a mix; undefined if there is none. */
function wholeScope({ scopes, without, withPicture }: MixSearch): StoredScope | undefined {
  return scopes.length === 1 && without.length === 0 && !withPicture ? scopes[0] : undefined;
}

async function readScopePart(
  db: Database,
  { id: scopeId }: StoredScope,
  { before, oldest }: MixSearch,
  { budget, withContent }: { readonly budget: Budget; readonly withContent: boolean },
): Promise<MixPart> {
  const rows = await articlesBetween(db, {
    scopeId,
    withContent,
    start: oldest ? { publishedAt: oldest, articleId: 0 } : 'start',
    end: before,
    // One more tells whether there is a next part.
    limit: budget.items + 1,
  });
  const count = countWithin(
    rows.map(({ size }) => size),
    budget,
  );
  const shown = rows.slice(0, count).map(({ article }) => article);
  const articles = await withTexts(db, shown, { withContent });
  const last = count < rows.length ? articles.at(-1) : undefined;
  return { articles, next: last && { ...last, articleId: last.id }, isSearchCut: false };
}

/**
 * Reads the articles at positions, in their order: a row each, and two more if the text is in a text database.
 *
 * @param withContent whether to read their text, too. It is empty otherwise
 */
export async function articlesAt(
  db: Database,
  positions: readonly Position[],
  withContent = true,
): Promise<MixPart['articles']> {
  if (positions.length === 0) return [];
  const ids = positions.map(({ articleId }) => articleId);
  // Not by `in`, which reads another row for each value of the list.
  const rows = await db
    .select(articleColumns(withContent))
    .from(sql`${valueRows(ids.map((id) => [id]))} as listed`)
    .crossJoin(article)
    .where(eq(article.id, sql`listed.column1`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return withTexts(
    db,
    ids.flatMap((id) => byId.get(id) ?? []),
    { withContent },
  );
}
