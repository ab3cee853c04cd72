import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { type Database, databaseReason, valuesOf } from '../database.ts';
import { article, scope } from '../schema.ts';
import { readAvailable } from '../texts/available-texts.ts';
import { readTexts } from '../texts/read-texts.ts';

/** An article that has changed, and the texts in which the search looks. */
export interface ChangedArticle {
  readonly id: number;
  readonly revision: number;
  readonly publishedAt: Date;
  /** Whether it is in the feed of the whole site. */
  readonly isShown: boolean;
  readonly title: string;
  readonly summary: string;
  /** HTML, which may end within a tag. Undefined if the article is shown, and its text cannot be read now. */
  readonly content: string | undefined;
}

/** The revision of the site; 0 if nothing has been imported yet. One row is read. */
export async function readSiteRevision(db: Database): Promise<number> {
  const [row] = await db
    .select({ revision: scope.revision })
    .from(scope)
    .where(sql`${scope.kind} = 'site' and ${scope.slug} = ''`);
  return row?.revision ?? 0;
}

/**
 * Lists the articles that have changed since an article of a revision, in the order of the revisions and ids: two rows
 * each, and two more if the text is in a text database.
 *
 * @param maxContent characters of the content that are read
 */
export async function listChanged(
  db: Database,
  from: { readonly revision: number; readonly articleId: number },
  { limit, maxContent }: { readonly limit: number; readonly maxContent: number },
): Promise<ChangedArticle[]> {
  const list = (range: SQL | undefined, count: number) =>
    db
      .select(columns(maxContent))
      .from(article)
      .where(range)
      .orderBy(article.revision, article.id)
      .limit(count);
  // Two ranges, since SQLite would read the whole revision to find where one begins within it.
  const { revision, articleId } = from;
  const rest = await list(and(eq(article.revision, revision), gt(article.id, articleId)), limit);
  const more =
    rest.length < limit ? await list(gt(article.revision, revision), limit - rest.length) : [];
  return withAvailableTexts(db, [...rest, ...more], maxContent);
}

/**
 * Reads articles by their ids: two rows each, and two more if the text is in a text database. Those that do not exist any
 * more are left out.
 *
 * @param maxContent characters of the content that are read
 */
export async function readChanged(
  db: Database,
  ids: readonly number[],
  maxContent: number,
): Promise<ChangedArticle[]> {
  const rows = await db
    .select(columns(maxContent))
    .from(article)
    .where(sql`${article.id} in ${valuesOf(ids)}`);
  return withAvailableTexts(db, rows, maxContent);
}

type ChangedRow = Omit<ChangedArticle, 'content'> & {
  readonly hash: string;
  readonly textInRow: string;
  readonly textDatabase: number | null;
};

async function withAvailableTexts(
  { texts }: Database,
  rows: readonly ChangedRow[],
  maxContent: number,
): Promise<ChangedArticle[]> {
  // The search does not find the others, so their texts are not needed.
  const shown = rows.filter(({ isShown }) => isShown);
  const moved = await readAvailable(texts, shown, (database, keys) =>
    readTexts(database, keys, maxContent).catch((error: unknown) => {
      console.error({ message: 'texts not read', reason: databaseReason(error) });
      return new Map<number, string>();
    }),
  );
  return rows.map(({ textInRow, textDatabase, ...row }) => {
    const isMoved = row.isShown && textDatabase !== null;
    return { ...row, content: isMoved ? moved.get(row.id) : textInRow };
  });
}

function columns(maxContent: number) {
  const { state, isHidden, collection } = article;
  return {
    id: article.id,
    revision: article.revision,
    publishedAt: article.publishedAt,
    isShown: sql`${state} = 'live' and ${isHidden} = 0 and ${collection} is null`.mapWith(Boolean),
    title: article.title,
    summary: article.summary,
    textInRow: sql<string>`substr(${article.textInRow}, 1, ${maxContent})`,
    textDatabase: article.textDatabase,
    hash: article.hash,
  };
}
