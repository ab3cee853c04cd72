import type { Context } from 'hono';
import {
  renderSitemap,
  renderSitemapIndex,
  sitemapEntries,
  sitemapMediaType,
} from '../feeds/sitemap.ts';
import { archivePageMaxAge, sitemapTag } from '../http/cache-policy.ts';
import { clientCopy } from '../http/validators.ts';
import { isCurrentCopy } from '../model/client-copy.ts';
import { siteScope } from '../model/scope.ts';
import { sitemapNumber, sitemapPath } from '../model/sitemap.ts';
import { originOf } from '../model/web-url.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import {
  listSitemapArticles,
  listSitemaps,
  readSitemapHead,
  readSiteRows,
} from '../store/feeds/sitemaps.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, sitemapVariant } from './variants.ts';

/** `/sitemap.xml`: all sitemaps, each with the time of its last change. */
export async function sitemapIndex(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const variant = sitemapVariant(config, []);
  const copy = clientCopy(c.req.raw.headers, variant);
  const found = await readScopeForClient(
    db,
    siteScope,
    { copy, configuration: configurationId(config) },
    async (from) => {
      const rows = await readSiteRows(from);
      if (!rows) return undefined;
      return { ...rows, sitemaps: await listSitemaps(from, siteBase(rows.site)) };
    },
  );
  if (!found) return noSuchFeed(c);
  if (found.isCurrent) {
    describeVersion(c, found.scope, variant, { shown: [found.scope] });
    return c.body(null, 304);
  }
  // An index must have a sitemap.
  if (found.sitemaps.length === 0) return notFound(c);
  const publicUrl = publicUrlOf(config, await publishedSite(c, found.site));
  const version = await versionOf(c, found.scope, found.site);
  describeVersion(c, version, variant, { shown: [found.scope] });
  const entries = found.sitemaps.map(({ number, changedAt }) => ({
    url: publicUrl + sitemapPath(number),
    changedAt,
  }));
  return sendSitemap(c, renderSitemapIndex(entries));
}

/** `/sitemaps/{number}.xml`: a range of the articles of the site. */
export async function sitemap(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const number = sitemapNumber(c.req.param('sitemap') ?? '');
  if (number === undefined) return notFound(c);
  const head = await readSitemapHead(db, number);
  if (!head) return noSuchFeed(c);
  const base = siteBase(head.site);
  const variant = sitemapVariant(config, [base]);
  // No two changes have the same time, so it is a revision.
  const revision = head.changedAt.getTime() / 1000;
  const version = await versionOf(c, { revision, changedAt: head.changedAt }, head.site);
  const isCurrent = isCurrentCopy(clientCopy(c.req.raw.headers, variant), version);
  const entries = isCurrent ? [] : await entriesOf(c, number, base);
  // A sitemap must have a page.
  if (!isCurrent && entries.length === 0) return notFound(c);
  const maxAge = archivePageMaxAge(head.isFull, config.feedMaxAge);
  describeVersion(c, version, variant, { shown: [], maxAge });
  c.header('Cache-Tag', sitemapTag(number));
  return isCurrent ? c.body(null, 304) : sendSitemap(c, renderSitemap(entries));
}

async function entriesOf(c: Context<AppEnv>, number: number, base: string) {
  const articles = await listSitemapArticles(c.var.db, number, base);
  return sitemapEntries(articles.map(({ url, updatedAt }) => ({ url, changedAt: updatedAt })));
}

/** The URL that begins those of all pages of a site. A sitemap may have pages of one host only. */
export function siteBase({ url }: { readonly url: string }): string {
  return `${originOf(url)}/`;
}

/** Sends a sitemap of any kind. */
export function sendSitemap(c: Context<AppEnv>, text: string): Response {
  c.header('Content-Type', `${sitemapMediaType}; charset=utf-8`);
  return c.body(text);
}
