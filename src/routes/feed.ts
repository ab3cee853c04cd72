import type { Context } from 'hono';
import { createDocument, rendererVersion } from '../feeds/document.ts';
import { renderFeed } from '../feeds/render.ts';
import { clientCopy, fingerprint } from '../http/validators.ts';
import { feedPath } from '../model/address.ts';
import { type Format, formatFacts, formatOfFile } from '../model/format.ts';
import { type ScopeKey, type ScopeKind, siteScope, slugOf } from '../model/scope.ts';
import { readFeed } from '../store/feeds.ts';
import { describeVersion, redirectTo } from './answers.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';

/** `/rss.xml` and its siblings. */
export function siteFeed(c: Context<AppEnv>): Promise<Response> {
  return respond(c, siteScope, formatOfFile(c.req.path.slice(1)));
}

/** `/categories/{slug}/rss.xml`, `/tags/{slug}/rss.xml` and their siblings. */
export function scopeFeed(kind: ScopeKind) {
  return async (c: Context<AppEnv, '/:slug/:file'>): Promise<Response> => {
    const given = c.req.param('slug');
    const slug = slugOf(given);
    const format = formatOfFile(c.req.param('file'));
    if (format && slug !== given) {
      return redirectTo(c, feedPath({ kind, slug }, format));
    }
    return respond(c, { kind, slug }, format);
  };
}

async function respond(
  c: Context<AppEnv>,
  key: ScopeKey,
  format: Format | undefined,
): Promise<Response> {
  if (!format) return notFound(c);
  const { config, db } = c.var;
  const { publicUrl, feedContent, feedItems, feedMaxAge } = config;
  const settings = { publicUrl, content: feedContent, maxAge: feedMaxAge };
  const made = fingerprint(JSON.stringify([rendererVersion, settings, feedItems, config.site]));
  const variant = `${format}-${made}`;
  const feed = await readFeed(db, key, clientCopy(c.req.raw.headers, variant), feedItems);
  if (!feed) return notFound(c);
  describeVersion(c, feed.scope, variant);
  c.header('Access-Control-Allow-Origin', '*');
  if (feed.isCurrent) return c.body(null, 304);
  const document = createDocument(
    feed.scope,
    { ...feed.site, ...config.site },
    feed.articles,
    settings,
  );
  c.header('Content-Type', `${formatFacts[format].mediaType}; charset=utf-8`);
  return c.body(renderFeed(document, format));
}
