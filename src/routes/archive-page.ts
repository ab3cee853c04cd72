import type { Context } from 'hono';
import { scopeSubject } from '../feeds/subject.ts';
import { archivePageMaxAge } from '../http/cache-policy.ts';
import { clientCopy, revisionOf } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { isCurrentCopy } from '../model/client-copy.ts';
import { type Format, formatOfFile } from '../model/format.ts';
import type { ScopeKind } from '../model/scope.ts';
import { documentPath, feedPath, pagePath } from '../model/urls.ts';
import { type ArchivePage, readArchivePage } from '../store/feeds/archive-pages.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { describeVersion, redirectForNow, redirectTo, versionOf } from './responses.ts';
import { feedVariant } from './variants.ts';

/** `/archive/{page}/atom.xml`, `/tags/{slug}/archive/{page}/atom.xml` and other formats. */
export function archivePage(kind: ScopeKind) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') ?? '' };
    const start = parsePageStart(c.req.param('page') ?? '');
    const format = formatOfFile(c.req.param('file') ?? '');
    if (!start || !format) return notFound(c);
    const result = await readArchivePage(c.var.db, key, start, {
      budget: feedBudget(c.var.config),
    });
    switch (result?.found) {
      case 'page':
        return respond(c, result.page, format);
      case 'elsewhere':
        return redirectTo(c, documentPath(pagePath(key), format, result.start));
      case 'feed':
        return redirectForNow(c, feedPath(key, format));
      default:
        return noSuchFeed(c);
    }
  };
}

async function respond(c: Context<AppEnv>, page: ArchivePage, format: Format) {
  const { config } = c.var;
  const site = await publishedSite(c, page.site);
  const subject = scopeSubject(page.scope, site, publicUrlOf(config, site));
  const { presentation } = page.scope.definition ?? {};
  const contents = { ...page, site, subject, page: page.start, presentation };
  const text = await renderDocument(c, contents, format);
  const variant = feedVariant(config, format);
  // Not the scope's revision: it increases with every new article, but this page does not change.
  const revision = await revisionOf(text);
  const version = await versionOf(c, { revision, changedAt: page.scope.changedAt }, page.site);
  const maxAge = archivePageMaxAge(page.newer !== undefined, config.feedMaxAge);
  describeVersion(c, version, variant, { shown: [page.scope], maxAge });
  const isCurrent = isCurrentCopy(clientCopy(c.req.raw.headers, variant), version);
  if (!isCurrent) return c.body(text);
  c.header('Content-Type', undefined);
  return c.body(null, 304);
}
