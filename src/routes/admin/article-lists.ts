import type { Context } from 'hono';
import type { ArticlesResponse } from '../../model/article-api.ts';
import { type ArticleList, listArticles } from '../../store/sources/article-lists.ts';
import type { AppEnv } from '../context.ts';
import { numberParameter } from '../input.ts';
import { articleResponseOf } from './articles.ts';
import { limitParameter } from './pages.ts';

/**
 * `GET /api/articles/scheduled`: the articles that wait for their dates, the next one first.
 * `GET /api/articles/held`: those that were withdrawn through the API, by URL.
 */
export function articleList(list: ArticleList) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const after = numberParameter(c, 'after', Number.MAX_SAFE_INTEGER) ?? 0;
    const limit = limitParameter(c, { standard: 50, max: 200 });
    return c.json(await readArticles(c, list, { after, limit }));
  };
}

/** Reads a page of a list of articles. */
export async function readArticles(
  c: Context<AppEnv>,
  list: ArticleList,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ArticlesResponse> {
  const found = await listArticles(c.var.db, list, after, limit + 1);
  const page = found.slice(0, limit);
  return {
    articles: page.map(articleResponseOf),
    next: found.length > limit ? (page.at(-1)?.article.id ?? null) : null,
  };
}
