import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { restoreArticle, withdrawArticle } from '../../import/hold-article.ts';
import { type ArticleName, type ArticleResponse, articleName } from '../../model/article-api.ts';
import { type FoundArticle, findArticle } from '../../store/sources/held-articles.ts';
import type { AppEnv } from '../context.ts';
import { notifyOfChanges } from '../notify.ts';

/** The actions on an article. */
export type ArticleChange = 'withdraw' | 'restore';

/** `POST /api/articles/withdraw`: withdraws an article until it is restored. */
export function withdraw(c: Context<AppEnv>): Promise<Response> {
  return change(c, 'withdraw');
}

/** `POST /api/articles/restore`: returns a withdrawn article to its feeds. */
export function restore(c: Context<AppEnv>): Promise<Response> {
  return change(c, 'restore');
}

async function change(c: Context<AppEnv>, what: ArticleChange): Promise<Response> {
  const parsed = v.safeParse(articleName, await c.req.json().catch(() => undefined));
  if (parsed.success) return c.json(await changeArticle(c, parsed.output, what));
  const message = 'The body must be {"feedId": "..."} or {"url": "..."}.';
  throw new HTTPException(400, { message });
}

/** `GET /api/article?feedId=` or `?url=`: an article. */
export async function oneArticle(c: Context<AppEnv>): Promise<Response> {
  const parsed = v.safeParse(articleName, c.req.query());
  if (parsed.success) return c.json(await readArticle(c, parsed.output));
  throw new HTTPException(400, { message: 'The query must be ?feedId=... or ?url=....' });
}

/**
 * Reads an article. If two have the URL, it is the one that is shown.
 *
 * @throws {HTTPException} 404 if it does not exist
 */
export async function readArticle(c: Context<AppEnv>, name: ArticleName): Promise<ArticleResponse> {
  return articleResponseOf(await existing(c, name, false));
}

/**
 * Withdraws an article or restores it, and notifies caches and hubs.
 *
 * @returns the article as it is then
 * @throws {HTTPException} 404 if it does not exist; 409 if it cannot be restored
 */
export async function changeArticle(
  c: Context<AppEnv>,
  name: ArticleName,
  what: ArticleChange,
): Promise<ArticleResponse> {
  const { db } = c.var;
  const prefersHeld = what === 'restore';
  const found = await existing(c, name, prefersHeld);
  if (what === 'withdraw') {
    await withdrawArticle(db, found, new Date());
  } else {
    const obstacle = await restoreArticle(db, found, new Date());
    if (obstacle !== undefined) throw new HTTPException(409, { message: obstacle });
  }
  await notifyOfChanges(c);
  return articleResponseOf(await existing(c, { feedId: found.article.feedId }, prefersHeld));
}

async function existing(
  c: Context<AppEnv>,
  name: ArticleName,
  prefersHeld: boolean,
): Promise<FoundArticle> {
  const found = await findArticle(c.var.db, name, prefersHeld);
  if (!found) throw new HTTPException(404, { message: 'The article does not exist.' });
  return found;
}

/** An article as the API returns it. */
export function articleResponseOf({
  article,
  title,
  source,
}: Pick<FoundArticle, 'article' | 'title'> & {
  readonly source: { readonly name: string };
}): ArticleResponse {
  const { feedId, url, publishedAt, path, state, isHeld } = article;
  return {
    feedId,
    url,
    title,
    publishedAt: publishedAt.toISOString(),
    source: source.name,
    path,
    state,
    isHeld,
  };
}
