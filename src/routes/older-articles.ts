import type { Context } from 'hono';
import { archivePageMaxAge } from '../http/cache-policy.ts';
import { clientCopy, revisionOf } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { isCurrentCopy } from '../model/client-copy.ts';
import type { ScopeKind } from '../model/scope.ts';
import { archivePath, documentPath, feedPath, listedKinds, pagePath } from '../model/urls.ts';
import { archivePage } from '../pages/archive.ts';
import { type ArchivePage, readArchivePage } from '../store/feeds/archive-pages.ts';
import { presentKinds } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { feedBudget } from './documents.ts';
import { notFound } from './errors.ts';
import { publishedSite } from './origin.ts';
import { pageBudget, pageContext, sendPage } from './page-response.ts';
import { describeVersion, redirectForNow, redirectTo, versionOf } from './responses.ts';
import { pageVariant } from './variants.ts';

/** `/archive/{page}/` and `/tags/{slug}/archive/{page}/`: the older articles of a scope, for people. */
export function olderArticles(kind: ScopeKind) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') ?? '' };
    const start = parsePageStart(c.req.param('page') ?? '');
    if (!start) return notFound(c);
    const { config, db, opened } = c.var;
    const result = await readArchivePage(db, key, start, {
      budget: opened ? feedBudget(config) : pageBudget,
      withContent: false,
    });
    switch (result?.found) {
      case 'page':
        return respond(c, result.page);
      case 'elsewhere':
        return redirectTo(
          c,
          opened
            ? documentPath(pagePath(key), opened.format, result.start)
            : archivePath(key, result.start),
        );
      case 'feed':
        return redirectForNow(c, opened ? feedPath(key, opened.format) : pagePath(key));
      default:
        return notFound(c);
    }
  };
}

async function respond(c: Context<AppEnv>, page: ArchivePage): Promise<Response> {
  const { config, db } = c.var;
  const site = await publishedSite(c, page.site);
  const context = pageContext(c, { ...page.site, ...site }, await presentKinds(db, listedKinds));
  const text = await archivePage(context, page);
  const variant = pageVariant(config, []);
  // Like those of the feeds, this page does not change whenever the scope does.
  const revision = await revisionOf(text.toString());
  const version = await versionOf(c, { revision, changedAt: page.scope.changedAt }, page.site);
  const maxAge = archivePageMaxAge(page.newer !== undefined, config.feedMaxAge);
  describeVersion(c, version, variant, { shown: [page.scope], maxAge });
  if (isCurrentCopy(clientCopy(c.req.raw.headers, variant), version)) return c.body(null, 304);
  return sendPage(c, text);
}
