import type { Context } from 'hono';
import { type NewsEntry, renderNewsSitemap, sitemapEntries } from '../feeds/sitemap.ts';
import { atTheEdge, publicFor } from '../http/cache-policy.ts';
import { clientCopy } from '../http/validators.ts';
import { isCurrentCopy } from '../model/client-copy.ts';
import { languageTag } from '../model/language.ts';
import { listNews, type NewsHead, readNewsHead } from '../store/feeds/news.ts';
import type { AppEnv } from './context.ts';
import { noSuchFeed } from './first-import.ts';
import { publishedSite } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { sendSitemap, siteBase } from './sitemaps.ts';
import { sitemapVariant } from './variants.ts';

// Google News reads articles of the last two days, and at most a thousand in a sitemap.
const maxAge = 2 * 86_400_000;
const maxArticles = 1_000;

/** `/sitemaps/news.xml`: the articles of the last two days, for Google News. */
export async function newsSitemap(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const now = Date.now();
  const head = await readNewsHead(db, new Date(now - maxAge));
  if (!head) return noSuchFeed(c);
  const site = await publishedSite(c, head.site);
  const variant = sitemapVariant(config, ['news', site.url, head.expired?.getTime()]);
  const version = await versionOf(c, { ...head.scope, changedAt: changeOf(head) }, head.site);
  describeVersion(c, version, variant, { shown: [head.scope] });
  keepUntilExpiry(c, head.oldest, now);
  if (isCurrentCopy(clientCopy(c.req.raw.headers, variant), version)) return c.body(null, 304);
  const articles = await listNews(db, head.scope.id, {
    after: head.expired ?? new Date(now - maxAge),
    limit: maxArticles,
  });
  const base = siteBase(site);
  const entries = sitemapEntries(
    articles
      .filter(({ url, title }) => url.startsWith(base) && title !== '')
      .map(({ language, ...entry }): NewsEntry => {
        const tag = languageTag(language ?? site.language) ?? 'en';
        return { ...entry, language: tag };
      }),
  );
  const name = site.title || new URL(site.url).hostname;
  return sendSitemap(c, renderNewsSitemap(entries, { name, timeZone: site.timeZone }));
}

/** When the sitemap last changed: with the site, or when an article became too old. */
function changeOf({ scope, expired }: NewsHead): Date {
  const expiry = (expired?.getTime() ?? 0) + maxAge + 1_000;
  return new Date(Math.max(scope.changedAt.getTime(), expiry));
}

/** Caches keep it no longer than until its oldest article becomes too old. */
function keepUntilExpiry(c: Context<AppEnv>, oldest: Date | undefined, now: number): void {
  if (!oldest) return;
  const { feedMaxAge } = c.var.config;
  const rest = Math.ceil((oldest.getTime() + maxAge - now) / 1000) + 1;
  if (rest < feedMaxAge) c.header('Cache-Control', publicFor(rest));
  c.header('Cloudflare-CDN-Cache-Control', atTheEdge(feedMaxAge, rest));
}
