import type { Context } from 'hono';
import type { NamedScopeKind } from '../model/scope.ts';
import { scopePage } from '../pages/scope.ts';
import type { Database } from '../store/database.ts';
import { listScopesAfter } from '../store/feeds/scopes.ts';
import { nearestReplica } from '../store/replica.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { articlesOnPage, respondWithPage } from './page-response.ts';

// The languages that the page of a language names. It reads a row for each.
const maxLanguages = 100;

/** The page of a scope, like `/categories/{slug}/`. */
export function scopeHome(kind: NamedScopeKind) {
  return async (c: Context<AppEnv, '/:slug/'>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') };
    const languages = kind === 'language' ? await languageSlugs(c.var.db) : [];
    const request = { key, articles: articlesOnPage, parts: languages };
    const page = await respondWithPage(c, request, (context, feed) =>
      scopePage(context, { ...feed, scope: { ...feed.scope, kind }, languages }),
    );
    return page ?? notFound(c);
  };
}

async function languageSlugs(db: Database): Promise<string[]> {
  const scopes = await listScopesAfter(nearestReplica(db), 'language', '', maxLanguages);
  return scopes.map(({ slug }) => slug);
}
