import type { Context, MiddlewareHandler } from 'hono';
import { openedPolicy } from '../http/cache-policy.ts';
import { isOpenedInBrowser, openedVary, sourceQuery } from '../http/opened-feed.ts';
import { formatOfPath } from '../model/format.ts';
import type { AppEnv } from './context.ts';

/**
 * Shows a page instead of a feed to a person who opens the feed in a browser. Everybody else gets the feed,
 * which the next handler makes.
 *
 * No shared cache may keep the page: one that ignores `Vary` would give it to feed readers.
 *
 * @param page makes the page. It finds the feed in `c.var.opened`
 */
export function orPage(page: (c: Context<AppEnv>) => Promise<Response>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const format = formatOfPath(c.req.path);
    if (!format) return next();
    // The URL is canonical, so it ends with the query.
    if (c.req.url.endsWith(sourceQuery)) {
      await next();
      if (c.res.headers.has('Content-Type') && c.res.ok) c.res.headers.set('Content-Type', plain);
      return;
    }
    if (!c.var.config.feedPages) return next();
    if (!isOpenedInBrowser(c.req.raw.headers)) {
      await next();
      if (c.res.headers.has('ETag')) dependOnBrowser(c.res.headers);
      return;
    }
    c.set('opened', { format, path: new URL(c.req.url).pathname });
    const response = await page(c);
    if (response.status === 404) return next();
    c.res = response;
    keepPrivate(response);
  };
}

const plain = 'text/plain; charset=utf-8';

function dependOnBrowser(headers: Headers): void {
  headers.set('Vary', `${headers.get('Vary')}, ${openedVary}`);
}

/** Only the browser itself may keep the page, and it must ask whether the page is current. */
function keepPrivate({ headers, status }: Response): void {
  if (status >= 400 || !headers.get('Cache-Control')?.startsWith('public')) return;
  headers.set('Cache-Control', openedPolicy);
  headers.delete('Cloudflare-CDN-Cache-Control');
  headers.delete('Cache-Tag');
  if (headers.has('ETag')) dependOnBrowser(headers);
}
