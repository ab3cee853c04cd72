import type { Context } from 'hono';
import { redirectPolicy } from '../http/cache-policy.ts';
import { readSiteIcon } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { redirectForNow } from './responses.ts';

// Files that browsers and crawlers request from every host.

/** `/favicon.ico`: redirects to the site's icon; 404 if there is none. */
export async function favicon(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const site = await readSiteIcon(db);
  const icon = config.site.icon ?? site?.icon;
  // If the icon is this URL, the redirect would be endless.
  if (!icon || icon === (config.publicUrl || site?.origin) + c.req.path) return notFound(c);
  return redirectForNow(c, icon);
}

/** `/robots.txt`: what crawlers may do (RFC 9309). */
export function robots(c: Context<AppEnv>): Response {
  c.header('Cache-Control', redirectPolicy);
  return c.text(c.var.config.robots);
}
