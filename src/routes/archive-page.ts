import type { Context } from 'hono';
import { scopeSubject } from '../feeds/subject.ts';
import type { Variant } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { type Format, formatOfFile } from '../model/format.ts';
import type { ScopeKind } from '../model/scope.ts';
import { documentPath, feedPath, pagePath } from '../model/urls.ts';
import { type ArchivePage, readArchivePage } from '../store/feeds/archive-pages.ts';
import { describePage, unchangedPage } from './archive-version.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { redirectForNow, redirectTo } from './responses.ts';
import { feedVariant } from './variants.ts';

/** `/archive/{page}/atom.xml`, `/tags/{slug}/archive/{page}/atom.xml` and other formats. */
export function archivePage(kind: ScopeKind) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') ?? '' };
    const start = parsePageStart(c.req.param('page') ?? '');
    const format = formatOfFile(c.req.param('file') ?? '');
    if (!start || !format) return notFound(c);
    const variant = feedVariant(c.var.config, format);
    const unchanged = await unchangedPage(c, key, variant);
    if (unchanged) return unchanged;
    const result = await readArchivePage(c.var.db, key, start, {
      budget: feedBudget(c.var.config),
    });
    switch (result?.found) {
      case 'page':
        return respond(c, result.page, format, variant);
      case 'elsewhere':
        return redirectTo(c, documentPath(pagePath(key), format, result.start));
      case 'feed':
        return redirectForNow(c, feedPath(key, format));
      default:
        return noSuchFeed(c);
    }
  };
}

async function respond(c: Context<AppEnv>, page: ArchivePage, format: Format, variant: Variant) {
  const site = await publishedSite(c, page.site);
  if (await describePage(c, page, variant)) return c.body(null, 304);
  const subject = scopeSubject(page.scope, site, publicUrlOf(c.var.config, site));
  const { presentation } = page.scope.definition ?? {};
  const contents = { ...page, site, subject, page: page.start, presentation };
  return c.body(await renderDocument(c, contents, format));
}
