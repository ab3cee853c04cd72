import type { Context } from 'hono';
import { redirectPolicy } from '../http/cache-policy.ts';
import { readSiteIcon } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { redirectForNow } from './responses.ts';

// What programs ask every host for, whether or not anything leads there.

/** `/favicon.ico`: leads to the site's icon, where one is known. */
export async function favicon(c: Context<AppEnv>): Promise<Response> {
  const { config, db } = c.var;
  const icon = config.site.icon ?? (await readSiteIcon(db));
  // An icon at this very address would lead here for ever.
  if (!icon || icon === config.publicUrl + c.req.path) return notFound(c);
  return redirectForNow(c, icon);
}

/** `/robots.txt`: whoever reads feeds is welcome (RFC 9309). */
export function robots(c: Context<AppEnv>): Response {
  c.header('Cache-Control', redirectPolicy);
  return c.text('User-agent: *\nDisallow:\n');
}
