import type { Context } from 'hono';
import { clientCopy } from '../http/validators.ts';
import type { Site } from '../model/article.ts';
import { withOverrides } from '../model/overrides.ts';
import { type NamedScopeKind, type ScopeKey, siteScope } from '../model/scope.ts';
import { listedKinds } from '../model/urls.ts';
import { homePage } from '../pages/home.ts';
import { contentSecurityPolicy, type Html } from '../pages/layout.ts';
import { listPage } from '../pages/list.ts';
import { scopePage } from '../pages/scope.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { type Feed, readFeed } from '../store/feeds/feeds.ts';
import { listLargest } from '../store/feeds/scopes.ts';
import { readFirstImport } from '../store/sources/first-import.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { firstPage } from './first-import.ts';
import { learnOrigin } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, pageVariant } from './variants.ts';

// The maximum number of scopes of a kind on the home page.
const scopesOnHomePage = 50;

const scopesPerListPage = 200;

/**
 * `/`: the largest scopes of each kind, with links to the complete lists. Its version is the site's
 * revision, which increases with every change of a scope. Until the first import has ended, the page says
 * what to do and how far the import is.
 */
export async function home(c: Context<AppEnv>): Promise<Response> {
  const { db } = c.var;
  const page = await respond(c, siteScope, 1, async ({ site }) => {
    if (await readFirstImport(db)) return undefined;
    const limit = scopesOnHomePage + 1;
    const sections = listedKinds.map(async (kind) => ({
      kind,
      ...cut(await listLargest(db, kind, { limit }), scopesOnHomePage),
    }));
    return homePage(site, await Promise.all(sections));
  });
  if (page) return page;
  const first = await readFirstImport(db);
  return first ? sendPage(c, await firstPage(c, first)) : notFound(c);
}

/** The list of a kind of scope, like `/tags/`: largest first, with pages like `/tags/page/2/`. */
export function scopeList(kind: NamedScopeKind) {
  return async (c: Context<AppEnv, '/:number/'>): Promise<Response> => {
    const number = Number(c.req.param('number') ?? 1);
    const offset = (number - 1) * scopesPerListPage;
    const page = await respond(c, siteScope, 1, async ({ site }) => {
      const scopes = await listLargest(c.var.db, kind, { limit: scopesPerListPage + 1, offset });
      if (scopes.length === 0 && number > 1) return undefined;
      return listPage(site, kind, number, cut(scopes, scopesPerListPage));
    });
    return page ?? notFound(c);
  };
}

/** The page of a scope, like `/categories/{slug}/`. */
export function scopeHome(kind: NamedScopeKind) {
  return async (c: Context<AppEnv, '/:slug/'>): Promise<Response> => {
    const key = { kind, slug: c.req.param('slug') };
    const page = await respond(c, key, c.var.config.feedItems, async (feed) =>
      scopePage(feed.scope, feed.site, feed.articles),
    );
    return page ?? notFound(c);
  };
}

function cut<Item>(list: readonly Item[], limit: number) {
  return { shown: list.slice(0, limit), hasMore: list.length > limit };
}

/** The data of a page. */
interface PageContents extends Pick<Feed, 'scope' | 'articles'> {
  readonly site: Site;
}

async function respond(
  c: Context<AppEnv>,
  key: ScopeKey,
  articles: number,
  render: (feed: PageContents) => Promise<Html | undefined>,
): Promise<Response | undefined> {
  const { config, db } = c.var;
  const variant = pageVariant(config, articles);
  const copy = clientCopy(c.req.raw.headers, variant);
  const budget = { items: articles, bytes: Number.POSITIVE_INFINITY };
  const feed = await readScopeForClient(
    db,
    key,
    { copy, configuration: configurationId(config) },
    (from) => readFeed(from, key, { budget, withTombstones: false }),
  );
  if (!feed) return undefined;
  if (feed.isCurrent) {
    describeVersion(c, feed.scope, variant, { shown: [feed.scope] });
    return c.body(null, 304);
  }
  const page = await render({ ...feed, site: withOverrides(feed.site, config.site) });
  if (page === undefined) return undefined;
  if (feed.site.origin === '') await learnOrigin(c);
  const version = await versionOf(c, feed.scope, feed.site);
  describeVersion(c, version, variant, { shown: [feed.scope] });
  return sendPage(c, page);
}

function sendPage(c: Context<AppEnv>, page: Html): Response | Promise<Response> {
  c.header('Content-Security-Policy', contentSecurityPolicy);
  return c.html(page);
}
