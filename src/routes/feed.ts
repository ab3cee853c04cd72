import type { Context } from 'hono';
import { scopeSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { feedPath } from '../model/address.ts';
import { type Format, formatOfFile } from '../model/format.ts';
import { type ScopeKey, type ScopeKind, siteScope, slugOf } from '../model/scope.ts';
import { readFeed } from '../store/feeds.ts';
import { describeVersion, redirectTo } from './answers.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, feedVariant, renderDocument } from './documents.ts';
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
  const variant = feedVariant(config, format);
  const feed = await readFeed(db, key, {
    copy: clientCopy(c.req.raw.headers, variant),
    budget: feedBudget(config),
    withWithdrawn: format === 'atom' && config.feedTombstones,
  });
  if (!feed) return notFound(c);
  describeVersion(c, feed.scope, variant);
  c.header('Access-Control-Allow-Origin', '*');
  if (feed.isCurrent) return c.body(null, 304);
  const site = { ...feed.site, ...config.site };
  const subject = scopeSubject(feed.scope, site, config.publicUrl);
  return c.body(
    renderDocument(c, { ...feed, site, subject, changedAt: feed.scope.changedAt }, format),
  );
}
