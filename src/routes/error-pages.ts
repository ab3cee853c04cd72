import type { Context, MiddlewareHandler } from 'hono';
import { acceptsHtml, preferredLanguage } from '../http/accept.ts';
import { noSite } from '../model/no-site.ts';
import { withOverrides } from '../model/overrides.ts';
import { listedKinds } from '../model/urls.ts';
import { errorPage, type PageError } from '../pages/error.ts';
import { localeOf } from '../pages/locale.ts';
import type { PageContext } from '../pages/page.ts';
import { contentSecurityPolicy } from '../pages/policy.ts';
import { nearestReplica } from '../store/feeds/client-read.ts';
import { presentKinds, readSite } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { pageContext } from './page-response.ts';
import { inTime } from './time-limit.ts';

const errors: Readonly<Record<number, PageError>> = {
  400: 'invalid',
  404: 'missing',
  410: 'gone',
  503: 'unavailable',
};

/**
 * Shows errors at public URLs as pages to browsers, which accept HTML. Programs get the line of text
 * that `refuse` makes.
 */
export const errorPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const error = errors[c.res.status];
  const isText = c.res.headers.get('Content-Type')?.startsWith('text/plain');
  if (error === undefined || !isText) return;
  // Either of both may be in a cache.
  c.res.headers.set('Vary', 'Accept');
  if (!acceptsHtml(c.req.header('Accept'))) return;
  // Our words say less, but everybody can read them. What is needed to mend it is said in English.
  const detail = isMendable(error) ? (await c.res.clone().text()).trim() : '';
  const page = await errorPage(await contextOf(c, error), { error, detail });
  const headers = new Headers(c.res.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Security-Policy', contentSecurityPolicy(c.var.config.pagePictures));
  headers.delete('Content-Length');
  // Hono adds the headers of the former response to a new one that is assigned.
  const { status } = c.res;
  c.res = undefined;
  c.res = new Response(c.req.method === 'HEAD' ? null : page.toString(), { status, headers });
};

function isMendable(error: PageError): boolean {
  return error === 'invalid' || error === 'unavailable';
}

// Milliseconds that a page about an error waits for the database, which may be the cause.
const maxWait = 1_000;

async function contextOf(c: Context<AppEnv>, error: PageError): Promise<PageContext> {
  const { db, config } = c.var;
  try {
    const near = nearestReplica(db);
    const context = Promise.all([readSite(near), presentKinds(near, listedKinds)]);
    const [site, kinds] = await inTime(context, maxWait);
    if (site) return pageContext(c, site, kinds);
  } catch {
    // The database is down, which is why there is an error.
  }
  // No cache keeps a 503, so that one may be in the language of the browser.
  const language =
    error === 'unavailable' ? preferredLanguage(c.req.header('Accept-Language')) : undefined;
  const site = withOverrides(
    { ...noSite, origin: '', language: language ?? noSite.language },
    config.site,
  );
  return {
    site,
    locale: localeOf(site),
    publicUrl: config.publicUrl,
    kinds: [],
    hasSearch: false,
    hasPictures: false,
  };
}
