import type { Context } from 'hono';
import { clientCopy, fingerprint } from '../http/validators.ts';
import { overridden } from '../model/overrides.ts';
import { type ScopeKey, type ScopeKind, siteScope } from '../model/scope.ts';
import { emptyPage, homePage } from '../pages/home.ts';
import type { Html } from '../pages/layout.ts';
import { listPage } from '../pages/list.ts';
import { scopePage } from '../pages/scope.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { type Feed, readFeed } from '../store/feeds/feeds.ts';
import { listLargest } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { describeVersion } from './responses.ts';

// Goes up whenever the same data makes another page.
const pageVersion = 3;

// Categories and tags on the home page, each, and on a page of a list.
const onHomePage = 50;
const onListPage = 200;

/**
 * `/`: the largest categories and tags, and where the others are. Whatever changes one of them
 * changes the site's revision.
 */
export async function home(c: Context<AppEnv>): Promise<Response> {
  const { db } = c.var;
  const page = await respond(c, siteScope, 1, async ({ site }) => {
    const limit = onHomePage + 1;
    const [categories, tags] = await Promise.all([
      listLargest(db, 'category', { limit }),
      listLargest(db, 'tag', { limit }),
    ]);
    return homePage(site, cut(categories, onHomePage), cut(tags, onHomePage));
  });
  return page ?? c.html(emptyPage());
}

/** `/categories/` and `/tags/`, the largest first, and their further pages: `/tags/page/2/`. */
export function scopeList(kind: 'category' | 'tag') {
  return async (c: Context<AppEnv, '/:number/'>): Promise<Response> => {
    const number = Number(c.req.param('number') ?? 1);
    const offset = (number - 1) * onListPage;
    const page = await respond(c, siteScope, 1, async ({ site }) => {
      const scopes = await listLargest(c.var.db, kind, { limit: onListPage + 1, offset });
      if (scopes.length === 0 && number > 1) return undefined;
      return listPage(site, kind, number, cut(scopes, onListPage));
    });
    return page ?? notFound(c);
  };
}

/** `/categories/{slug}/` and `/tags/{slug}/`. */
export function scopeHome(kind: ScopeKind) {
  return async (c: Context<AppEnv, '/:slug/'>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') };
    const page = await respond(c, key, c.var.config.feedItems, async (feed) =>
      scopePage(feed.scope, feed.site, feed.articles),
    );
    return page ?? notFound(c);
  };
}

function cut<One>(list: readonly One[], most: number) {
  return { shown: list.slice(0, most), hasMore: list.length > most };
}

async function respond(
  c: Context<AppEnv>,
  key: ScopeKey,
  articles: number,
  render: (feed: Feed) => Promise<Html | undefined>,
): Promise<Response | undefined> {
  const { config, db } = c.var;
  const variant = `page-${fingerprint(JSON.stringify([pageVersion, articles, config.site]))}`;
  const copy = clientCopy(c.req.raw.headers, variant);
  const budget = { items: articles, bytes: Number.POSITIVE_INFINITY };
  const feed = await readScopeForClient(db, key, copy, (near) =>
    readFeed(near, key, { copy, budget, withWithdrawn: false }),
  );
  if (!feed) return undefined;
  if (feed.isCurrent) {
    describeVersion(c, feed.scope, variant, { shown: [feed.scope] });
    return c.body(null, 304);
  }
  const page = await render({ ...feed, site: overridden(feed.site, config.site) });
  if (page === undefined) return undefined;
  describeVersion(c, feed.scope, variant, { shown: [feed.scope] });
  return c.html(page);
}
