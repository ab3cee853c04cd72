import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { article, post, source } from '../schema.ts';
import { decisive } from './posts.ts';

/** An article with where it came from, as far as that is there. */
export type FoundArticle = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

/**
 * An article by its id in feeds or by its address. Of two at one address, of which one is held, it is
 * the one that `holds` says.
 */
export async function findArticle(
  db: Database,
  name: { readonly feedId: string } | { readonly url: string },
  holds: boolean,
) {
  const where = (condition: ReturnType<typeof eq>) =>
    db
      .select({
        article: decisive,
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
  if ('feedId' in name) return (await where(eq(article.feedId, name.feedId)))[0];
  // Written out, not bound, as the partial indexes have it.
  const [shown, held] = await db.batch([
    where(sql`${article.url} = ${name.url} and ${article.state} <> 'withdrawn'`),
    where(sql`${article.url} = ${name.url} and ${article.isHeld} = 1`),
  ]);
  return holds ? (held[0] ?? shown[0]) : (shown[0] ?? held[0]);
}

/** Whether another article is shown at an address. */
export async function isTaken(db: Database, url: string, id: number): Promise<boolean> {
  const others = await db
    .select({ id: article.id })
    .from(article)
    .where(
      sql`${article.url} = ${url} and ${article.state} <> 'withdrawn' and ${article.id} <> ${id}`,
    )
    .limit(1);
  return others.length > 0;
}
