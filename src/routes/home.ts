import type { Context } from 'hono';
import { siteScope } from '../model/scope.ts';
import { homePage } from '../pages/home.ts';
import { listLargest } from '../store/feeds/scopes.ts';
import { readFirstImport } from '../store/sources/first-import.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { firstPage } from './first-import.ts';
import { articlesOnPage, respondWithPage, sendPage } from './page-response.ts';

// The maximum number of scopes of a kind on the home page.
const scopesOnHomePage = 30;

/**
 * `/`: the newest articles, and the largest scopes of each kind. Its version is the site's revision, which
 * increases with every change of a scope. Until the first import has ended, the page says what to do and
 * how far the import is. A feed that is opened in a browser has the articles that are imported already.
 */
export async function home(c: Context<AppEnv>): Promise<Response> {
  const { db } = c.var;
  const request = { key: siteScope, articles: articlesOnPage };
  const page = await respondWithPage(c, request, async (context, feed) => {
    if (!c.var.opened && (await readFirstImport(db))) return undefined;
    const sections = context.kinds.map(async (kind) => {
      const scopes = await listLargest(db, kind, { limit: scopesOnHomePage + 1 });
      const shown = scopes.slice(0, scopesOnHomePage);
      return { kind, shown, hasMore: scopes.length > shown.length };
    });
    return homePage(context, feed, await Promise.all(sections));
  });
  if (page) return page;
  const first = await readFirstImport(db);
  return first ? sendPage(c, await firstPage(c, first)) : notFound(c);
}
