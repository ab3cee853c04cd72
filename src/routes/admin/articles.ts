import type { Context } from 'hono';
import * as v from 'valibot';
import { restoreArticle, withdrawArticle } from '../../import/hold-article.ts';
import { type ArticleName, type ArticleResponse, articleName } from '../../model/admin-api.ts';
import { type FoundArticle, findArticle } from '../../store/sources/held-articles.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { notifyOfChanges } from '../notify.ts';

/** `POST /api/articles/withdraw`: withdraws an article until it is restored. */
export function withdraw(c: Context<AppEnv>): Promise<Response> {
  return change(c, false, async (found, now) => {
    await withdrawArticle(c.var.db, found, now);
    return undefined;
  });
}

/** `POST /api/articles/restore`: returns a withdrawn article to its feeds. */
export function restore(c: Context<AppEnv>): Promise<Response> {
  return change(c, true, (found, now) => restoreArticle(c.var.db, found, now));
}

async function change(
  c: Context<AppEnv>,
  prefersHeld: boolean,
  apply: (found: FoundArticle, now: Date) => Promise<string | undefined>,
): Promise<Response> {
  const { db } = c.var;
  const parsed = v.safeParse(articleName, await c.req.json().catch(() => undefined));
  if (!parsed.success)
    return refuse(c, 400, 'The body must be {"feedId": "..."} or {"url": "..."}.');
  const found = await findArticle(db, parsed.output, prefersHeld);
  if (!found) return refuse(c, 404, 'The article does not exist.');
  const reason = await apply(found, new Date());
  if (reason !== undefined) return refuse(c, 409, reason);
  await notifyOfChanges(c);
  const name: ArticleName = { feedId: found.article.feedId };
  return c.json(articleResponseOf((await findArticle(db, name, prefersHeld)) ?? found));
}

function articleResponseOf({ article, source }: FoundArticle): ArticleResponse {
  const { feedId, url, path, state, isHeld } = article;
  return { feedId, url, source: source.name, path, state, isHeld };
}
