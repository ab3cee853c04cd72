import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, jsonList } from '../database.ts';
import { article } from '../schema.ts';

/** An article as the walk sees it: without its text. */
export type ScannedArticle = Awaited<ReturnType<typeof scanArticles>>[number];

/** Lists the articles after one, in the order of their ids: a row each. Texts are not read, however long they are. */
export function scanArticles(db: Database, after: number, limit: number) {
  return db
    .select({
      id: article.id,
      hash: article.hash,
      feedId: article.feedId,
      state: article.state,
      publishedAt: article.publishedAt,
      scopeRule: article.scopeRule,
      categories: article.categories,
      tags: article.tags,
      authors: article.authors,
      language: article.language,
      collection: article.collection,
      isHidden: article.isHidden,
      enclosure: article.enclosure,
      textDatabase: article.textDatabase,
      // SQLite knows the length in bytes without reading the text.
      bytes: sql<number>`coalesce(${article.textBytes}, octet_length(${article.textInRow}))`,
    })
    .from(article)
    .where(gt(article.id, after))
    .orderBy(asc(article.id))
    .limit(limit);
}

/** A text with its key. */
export interface Text {
  readonly id: number;
  readonly hash: string;
  readonly content: string;
}

/** Reads the texts that are in the rows of these articles: two rows each. */
export async function readRowTexts(db: Database, ids: readonly number[]): Promise<Text[]> {
  return db
    .select({ id: article.id, hash: article.hash, content: article.textInRow })
    .from(sql`json_each(${jsonList(ids)}) as listed`)
    .crossJoin(article)
    .where(and(eq(article.id, sql`listed.value`), isNull(article.textDatabase)));
}
