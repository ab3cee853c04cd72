import type { Context } from 'hono';
import { privatePolicy } from '../http/cache-policy.ts';
import { clientCopy, fingerprint } from '../http/validators.ts';
import { pagePath } from '../model/address.ts';
import { type ScopeKey, type ScopeKind, siteScope, slugOf } from '../model/scope.ts';
import { emptyPage, homePage } from '../pages/home.ts';
import type { Html } from '../pages/layout.ts';
import { scopePage } from '../pages/scope.ts';
import { type Feed, readFeed } from '../store/feeds.ts';
import { listScopes } from '../store/scopes.ts';
import { describeVersion, redirectTo } from './answers.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';

// Goes up whenever the same data makes another page.
const pageVersion = 1;

/** `/`: every feed that there is. Whatever changes one of them changes the site's revision. */
export async function home(c: Context<AppEnv>): Promise<Response> {
  const page = await respond(c, siteScope, 1, async ({ site }) =>
    homePage(site, await listScopes(c.var.db)),
  );
  if (page) return page;
  c.header('Cache-Control', privatePolicy);
  return c.html(emptyPage());
}

/** `/categories/{slug}/` and `/tags/{slug}/`. */
export function scopeHome(kind: ScopeKind) {
  return async (c: Context<AppEnv, '/:slug/'>): Promise<Response> => {
    const given = c.req.param('slug');
    const slug = slugOf(given);
    if (slug !== given) {
      return redirectTo(c, pagePath({ kind, slug }));
    }
    const page = await respond(c, { kind, slug }, c.var.config.feedItems, async (feed) =>
      scopePage(feed.scope, feed.site, feed.articles),
    );
    return page ?? notFound(c);
  };
}

async function respond(
  c: Context<AppEnv>,
  key: ScopeKey,
  articles: number,
  render: (feed: Feed) => Promise<Html>,
): Promise<Response | undefined> {
  const { config, db } = c.var;
  const variant = `page-${fingerprint(JSON.stringify([pageVersion, articles, config.site]))}`;
  const feed = await readFeed(db, key, {
    copy: clientCopy(c.req.raw.headers, variant),
    budget: { items: articles, bytes: Number.POSITIVE_INFINITY },
    withWithdrawn: false,
  });
  if (!feed) return undefined;
  describeVersion(c, feed.scope, variant);
  return feed.isCurrent
    ? c.body(null, 304)
    : c.html(await render({ ...feed, site: { ...feed.site, ...config.site } }));
}
