import type { Context } from 'hono';
import type { NamedScopeKind } from '../model/scope.ts';
import { scopePage } from '../pages/scope.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { articlesOnPage, respondWithPage } from './page-response.ts';

/** The page of a scope, like `/categories/{slug}/`. */
export function scopeHome(kind: NamedScopeKind) {
  return async (c: Context<AppEnv, '/:slug/'>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') };
    const page = await respondWithPage(c, { key, articles: articlesOnPage }, (context, feed) =>
      scopePage(context, { ...feed, scope: { ...feed.scope, kind } }),
    );
    return page ?? notFound(c);
  };
}
