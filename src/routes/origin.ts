import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import { workerName } from '../config/wrangler-toml.ts';
import { ownOriginIn } from '../http/own-origin.ts';
import type { PublishedSite } from '../model/article.ts';
import { withOverrides } from '../model/overrides.ts';
import { findOrigin, rememberOrigin } from '../store/origin.ts';
import type { StoredSite } from '../store/schema.ts';
import type { AppEnv } from './context.ts';

/** Thrown if a document needs the public URL of this Feedmill, and that is not known yet. */
export class UnknownOrigin extends Error {
  override readonly name = 'UnknownOrigin';

  constructor(host: string) {
    super(
      `Feedmill does not know its public URL yet, and ${host} cannot be it. Open its home page once at the URL that readers use, or set the variable PUBLIC_URL.`,
    );
  }
}

/**
 * The public URL that every absolute URL begins with. It never comes from a request once it is known: the
 * edge cache serves a response at every host.
 *
 * @param site as it is published, with its origin
 */
export function publicUrlOf(config: Config, site: Pick<PublishedSite, 'origin'>): string {
  return config.publicUrl || site.origin;
}

/**
 * The site as feeds show it. If it has no origin yet, it gets one.
 *
 * @throws {UnknownOrigin} if no origin is known, and the request cannot teach one
 */
export async function publishedSite(
  c: Context<AppEnv>,
  stored: StoredSite,
): Promise<PublishedSite> {
  const origin = stored.origin || (await learnOrigin(c));
  if (origin === '') throw new UnknownOrigin(new URL(c.req.url).host);
  return { ...withOverrides(stored, c.var.config.site), origin };
}

/**
 * Learns the origin of this Feedmill, if none is stored: it is `PUBLIC_URL`, or that of this request, which
 * must be a successful one for a page or a feed.
 *
 * @returns the stored origin; empty if there is none, and the request cannot teach one
 */
export async function learnOrigin(c: Context<AppEnv>): Promise<string> {
  const { config, db } = c.var;
  const own = config.publicUrl || ownOriginIn(c.req.url, workerName);
  return own === undefined ? findOrigin(db) : rememberOrigin(db, own);
}
