import type { Context } from 'hono';
import { privatePolicy } from '../http/cache-policy.ts';
import { clientCopy } from '../http/validators.ts';
import { withOverrides } from '../model/overrides.ts';
import type { NamedScopeKind, ScopeKey } from '../model/scope.ts';
import { listedKinds } from '../model/urls.ts';
import type { Html } from '../pages/html.ts';
import { localeOf } from '../pages/locale.ts';
import type { PageContext } from '../pages/page.ts';
import { contentSecurityPolicy } from '../pages/policy.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { readScopeFeed, type ScopeFeed } from '../store/feeds/scope-feed.ts';
import { presentKinds } from '../store/feeds/scopes.ts';
import { nearestReplica } from '../store/replica.ts';
import type { StoredSite } from '../store/schema.ts';
import type { AppEnv } from './context.ts';
import { documentHeaders } from './errors.ts';
import { learnOrigin, publicUrlOf } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, pageVariant } from './variants.ts';

/** The number of articles on the page of a scope. The others are in its archive. */
export const articlesOnPage = 20;

/** The budget of a page. Pages show summaries only, so the sizes of articles do not matter. */
export const pageBudget = { items: articlesOnPage, bytes: Number.POSITIVE_INFINITY };

interface PageRequest {
  readonly key: ScopeKey;
  /** The number of articles that the page shows. */
  readonly articles: number;
  /** The other values that the page depends on. */
  readonly parts?: readonly unknown[];
}

/**
 * Responds with a page about a scope, whose validators are made of the scope's revision.
 *
 * @param render returns undefined if there is no such page
 * @returns undefined if the scope or the page does not exist
 */
export async function respondWithPage(
  c: Context<AppEnv>,
  { key, articles, parts = [] }: PageRequest,
  render: (context: PageContext, feed: ScopeFeed) => Promise<Html | undefined> | Html,
): Promise<Response | undefined> {
  const { config, db } = c.var;
  const kinds = await presentKinds(nearestReplica(db), listedKinds);
  const variant = pageVariant(config, [kinds, ...parts]);
  const budget = { items: articles, bytes: Number.POSITIVE_INFINITY };
  const feed = await readScopeForClient(
    db,
    key,
    { copy: clientCopy(c.req.raw.headers, variant), configuration: configurationId(config) },
    (from) => readScopeFeed(from, key, { budget, withTombstones: false, withContent: false }),
  );
  if (!feed) return undefined;
  if (feed.isCurrent) {
    describeVersion(c, feed.scope, variant, { shown: [feed.scope] });
    return c.body(null, 304);
  }
  const origin = feed.site.origin || (await learnOrigin(c));
  const page = await render(pageContext(c, { ...feed.site, origin }, kinds), feed);
  if (page === undefined) return undefined;
  const version = await versionOf(c, feed.scope, feed.site);
  describeVersion(c, version, variant, { shown: [feed.scope] });
  if (origin === '') keepNowhere(c);
  return sendPage(c, page);
}

/** The page shows the URL of the request, since no other one is known. The edge would serve it at every host. */
function keepNowhere(c: Context<AppEnv>): void {
  c.header('Cache-Control', privatePolicy);
  for (const name of documentHeaders) c.header(name, undefined);
}

/** The values that all pages of a site have in common. */
export function pageContext(
  c: Context<AppEnv>,
  stored: StoredSite,
  kinds: readonly NamedScopeKind[],
): PageContext {
  const { config } = c.var;
  const site = withOverrides(stored, config.site);
  const publicUrl = publicUrlOf(config, site) || new URL(c.req.url).origin;
  return {
    site,
    locale: localeOf(site),
    publicUrl,
    kinds,
    hasSearch: c.var.search !== undefined,
    hasPictures: config.pagePictures,
    opened: c.var.opened,
  };
}

/** Sends a page with its Content Security Policy. */
export function sendPage(c: Context<AppEnv>, page: Html): Response | Promise<Response> {
  c.header('Content-Security-Policy', contentSecurityPolicy(c.var.config.pagePictures));
  return c.html(page);
}
