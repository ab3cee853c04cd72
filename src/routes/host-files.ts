import type { Context } from 'hono';
import { noRobots } from '../config/robots.ts';
import { missingPolicy, redirectPolicy } from '../http/cache-policy.ts';
import { sitemapIndexPath } from '../model/sitemap.ts';
import { originOf } from '../model/web-url.ts';
import { databaseReason } from '../store/database.ts';
import { readSite, readSiteIcon } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { publicUrlOf } from './origin.ts';
import { redirectForNow } from './responses.ts';

// Files that browsers and crawlers request from every host.

/** `/favicon.ico`: redirects to the site's icon. Without one it is empty, since browsers report a 404 as an error. */
export async function favicon(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const site = await readSiteIcon(db);
  const icon = config.site.icon ?? site?.icon;
  // If the icon is this URL, the redirect would be endless.
  if (!icon || icon === (config.publicUrl || site?.origin) + c.req.path) {
    c.header('Cache-Control', missingPolicy);
    return c.body(null, 204);
  }
  return redirectForNow(c, icon);
}

/** `/robots.txt`: what crawlers may do (RFC 9309). */
export async function robots(c: Context<AppEnv>): Promise<Response> {
  const sitemap = await ownSitemap(c);
  c.header('Cache-Control', redirectPolicy);
  return c.text(c.var.config.robots + (sitemap && `\nSitemap: ${sitemap}\n`));
}

/**
 * The URL of the index of sitemaps, if the pages in them are on the host of this Feedmill. A `Sitemap` line is only for
 * pages of the host that has it: elsewhere it belongs in the robots.txt of the site (sitemaps.org, "Sitemaps & Cross
 * Submits"). Empty if it does not, or if the publisher has written a line or forbids all crawlers.
 */
async function ownSitemap(c: Context<AppEnv>): Promise<string> {
  const { config, db } = c.var;
  if (!config.sitemaps || /^sitemap[ \t]*:/im.test(config.robots)) return '';
  if (config.robots === noRobots) return '';
  const site = await readSite(db).catch((error) => {
    // Search engines take a robots.txt that fails for one that forbids everything.
    console.error({ message: 'robots.txt without sitemap', reason: databaseReason(error) });
    return undefined;
  });
  const publicUrl = site && publicUrlOf(config, site);
  return publicUrl && originOf(site.url) === publicUrl ? publicUrl + sitemapIndexPath : '';
}
