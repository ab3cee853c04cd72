import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ArticleResponse } from '../../model/article-api.ts';
import { articlePage } from '../../pages/admin/article.ts';
import { articlesPage, feedsPage, type ListName } from '../../pages/admin/lists.ts';
import { previewPage } from '../../pages/admin/preview.ts';
import { problemsPage } from '../../pages/admin/problems.ts';
import { readArticles } from '../admin/article-lists.ts';
import { readArticle } from '../admin/articles.ts';
import { readPreview } from '../admin/preview.ts';
import { readProblems } from '../admin/problems.ts';
import { readScopes } from '../admin/scopes.ts';
import type { AppEnv } from '../context.ts';
import { numberParameter, requiredSource } from '../input.ts';
import { contextOf, send } from './response.ts';

// Entries on a page of a list.
const entries = 50;

/** `GET /admin/problems/?source=`: a page of the problems of a source. */
export async function problemsView(c: Context<AppEnv>): Promise<Response> {
  const source = requiredSource(c.req.query('source'));
  const after = c.req.query('after') ?? '';
  const found = await readProblems(c, source, { after, limit: entries });
  return send(c, problemsPage(await contextOf(c), source, found));
}

/** `GET /admin/preview/?source=`: what an import would change. */
export async function previewView(c: Context<AppEnv>): Promise<Response> {
  const found = await readPreview(c, requiredSource(c.req.query('source')));
  return send(c, previewPage(await contextOf(c), found));
}

/** `GET /admin/scheduled/` and `GET /admin/held/`: the articles that are in no feed. */
export function listView(list: ListName) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const after = numberParameter(c, 'after', Number.MAX_SAFE_INTEGER) ?? 0;
    const found = await readArticles(c, list, { after, limit: entries });
    return send(c, articlesPage(await contextOf(c), list, found));
  };
}

/** `GET /admin/feeds/`: the largest feeds, and those that changed last. */
export async function feedsView(c: Context<AppEnv>): Promise<Response> {
  const [largest, recent] = await Promise.all([
    readScopes(c, { by: 'size', limit: entries }),
    readScopes(c, { by: 'change', limit: entries }),
  ]);
  const page = feedsPage(await contextOf(c), { largest: largest.scopes, recent: recent.scopes });
  return send(c, page);
}

/** `GET /admin/article/?name=`: an article by its id or its URL, with what can be done with it. */
export async function articleView(c: Context<AppEnv>): Promise<Response> {
  const article = await findArticle(c, c.req.query('name')?.trim() ?? '');
  const isDone = c.req.query('done') !== undefined;
  return send(c, articlePage(await contextOf(c), article, isDone));
}

async function findArticle(c: Context<AppEnv>, name: string): Promise<ArticleResponse> {
  const names = [
    { feedId: name },
    { url: name },
    // As a browser copies it from its address bar.
    ...(URL.canParse(name) ? [{ url: new URL(name).href }] : []),
  ];
  for (const each of names) {
    try {
      return await readArticle(c, each);
    } catch (error) {
      if (!(error instanceof HTTPException && error.status === 404)) throw error;
    }
  }
  throw new HTTPException(404, { message: 'No article has this address or id.' });
}
