import { and, eq, ne, type SQL } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { article, post, source } from '../schema.ts';
import { articleColumns, isHeld, isShown } from './posts.ts';

/** An article with its source and the outcome of its post. */
export type FoundArticle = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

/**
 * Finds an article by its id in feeds or by its URL.
 *
 * @param prefersHeld whether to return the held one if two articles have the URL
 */
export async function findArticle(
  db: Database,
  key: { readonly feedId: string } | { readonly url: string },
  prefersHeld: boolean,
) {
  const where = (condition: SQL | undefined) =>
    db
      .select({
        article: articleColumns,
        title: article.title,
        source: { name: source.name, site: source.site },
        outcome: post.outcome,
        note: post.note,
      })
      .from(article)
      .innerJoin(source, eq(source.id, article.sourceId))
      .leftJoin(
        post,
        and(
          eq(post.sourceId, article.sourceId),
          eq(post.path, article.path),
          eq(post.articleId, article.id),
        ),
      )
      .where(condition)
      .limit(1);
  if ('feedId' in key) return (await where(eq(article.feedId, key.feedId)))[0];
  const isAtUrl = eq(article.url, key.url);
  const [shown, held] = await db.batch([where(and(isAtUrl, isShown)), where(and(isAtUrl, isHeld))]);
  return prefersHeld ? (held[0] ?? shown[0]) : (shown[0] ?? held[0]);
}

/** Whether an article other than this one is shown at a URL. */
export async function isUrlTaken(db: Database, url: string, id: number): Promise<boolean> {
  const others = await db
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.url, url), isShown, ne(article.id, id)))
    .limit(1);
  return others.length > 0;
}
