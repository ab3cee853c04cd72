import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { adminPath, adminPaths } from '../../pages/admin/frame.ts';
import { type ArticleChange, changeArticle } from '../admin/articles.ts';
import { requestImport } from '../admin/import-now.ts';
import type { AppEnv } from '../context.ts';
import { requiredSource } from '../input.ts';
import { field } from './form.ts';

/** `POST /admin/import/`: enqueues an import of a source. */
export async function importAction(c: Context<AppEnv>): Promise<Response> {
  const source = requiredSource(await field(c, 'source'));
  await requestImport(c, source, (await field(c, 'withdraw')) === 'all');
  return c.redirect(adminPath(adminPaths.home, { done: 'import' }), 303);
}

/** `POST /admin/article/withdraw/` and `POST /admin/article/restore/`: takes an article out, or puts it back. */
export function articleAction(what: ArticleChange) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const feedId = await field(c, 'feedId');
    if (feedId === '') throw new HTTPException(400, { message: 'The form names no article.' });
    await changeArticle(c, { feedId }, what);
    return c.redirect(adminPath(adminPaths.article, { name: feedId, done: what }), 303);
  };
}
