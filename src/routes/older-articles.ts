import type { Context } from 'hono';
import type { Variant } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import type { NamedScopeKind, ScopeKind } from '../model/scope.ts';
import { archivePath, documentPath, feedPath, listedKinds, pagePath } from '../model/urls.ts';
import { archivePage } from '../pages/archive.ts';
import { type ArchivePage, readArchivePage } from '../store/feeds/archive-pages.ts';
import { presentKinds } from '../store/feeds/scopes.ts';
import { nearestReplica } from '../store/replica.ts';
import { describePage, unchangedPage } from './archive-version.ts';
import type { AppEnv } from './context.ts';
import { feedBudget } from './documents.ts';
import { notFound } from './errors.ts';
import { publishedSite } from './origin.ts';
import { pageBudget, pageContext, sendPage } from './page-response.ts';
import { redirectForNow, redirectTo } from './responses.ts';
import { pageVariant } from './variants.ts';

/** `/archive/{page}/` and `/tags/{slug}/archive/{page}/`: the older articles of a scope, for people. */
export function olderArticles(kind: ScopeKind) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') ?? '' };
    const start = parsePageStart(c.req.param('page') ?? '');
    if (!start) return notFound(c);
    const { config, db, opened } = c.var;
    const budget = opened ? feedBudget(config) : pageBudget;
    const readMenu = async () => {
      const kinds = await presentKinds(nearestReplica(db), listedKinds);
      return { kinds, variant: pageVariant(config, [kinds, budget]) };
    };
    const menu = c.req.header('If-None-Match') === undefined ? undefined : await readMenu();
    const unchanged = menu && (await unchangedPage(c, key, menu.variant));
    if (unchanged) return unchanged;
    const result = await readArchivePage(db, key, start, { budget, withContent: false });
    switch (result?.found) {
      case 'page':
        return respond(c, result.page, menu ?? (await readMenu()));
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

async function respond(
  c: Context<AppEnv>,
  page: ArchivePage,
  { kinds, variant }: { readonly kinds: readonly NamedScopeKind[]; readonly variant: Variant },
): Promise<Response> {
  const site = await publishedSite(c, page.site);
  if (await describePage(c, page, variant)) return c.body(null, 304);
  const context = pageContext(c, { ...page.site, ...site }, kinds);
  return sendPage(c, archivePage(context, page));
}
