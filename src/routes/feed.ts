import type { Context } from 'hono';
import { scopeSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { type Position, parsePageStart } from '../model/archive-page.ts';
import { deltaFor } from '../model/delta.ts';
import { type Format, formatOfFile } from '../model/format.ts';
import { type NamedScopeKind, type ScopeKey, siteScope } from '../model/scope.ts';
import { feedPath } from '../model/urls.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { readScopeFeed } from '../store/feeds/scope-feed.ts';
import type { AppEnv } from './context.ts';
import { acceptsDelta, describeDelta } from './delta.ts';
import { feedBudget, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { describeVersion, linkToHubs, versionOf } from './responses.ts';
import { configurationId, feedVariant } from './variants.ts';

/** `/rss.xml`, `/atom.xml` and `/feed.json`. */
export function siteFeed(c: Context<AppEnv>): Promise<Response> {
  return respond(c, siteScope, formatOfFile(c.req.path.slice(1)));
}

/** The feed of a scope, like `/categories/{slug}/rss.xml`. */
export function scopeFeed(kind: NamedScopeKind) {
  return (c: Context<AppEnv, '/:slug/:file'>): Promise<Response> =>
    respond(c, { kind, slug: c.req.param('slug') }, formatOfFile(c.req.param('file')));
}

/** `/feeds/{name}/before/{position}/rss.xml`: a part of a named feed, with older articles. */
export function namedFeedPart(c: Context<AppEnv, '/:slug/:page/:file'>): Promise<Response> {
  const { slug, page, file } = c.req.param();
  const before = parsePageStart(page);
  const format = before === 'start' ? undefined : formatOfFile(file);
  return respond(
    c,
    { kind: 'feed', slug },
    before && format,
    before === 'start' ? undefined : before,
  );
}

/** @param before the document is the part of a named feed below this position */
async function respond(
  c: Context<AppEnv>,
  key: ScopeKey,
  format: Format | undefined,
  before?: Position,
): Promise<Response> {
  if (!format) return notFound(c);
  const { config, db } = c.var;
  const variant = feedVariant(config, format);
  const copy = clientCopy(c.req.raw.headers, variant);
  const budget = feedBudget(config);
  const withTombstones = format === 'atom' && config.feedTombstones;
  const feed = await readScopeForClient(
    db,
    key,
    { copy, configuration: configurationId(config) },
    (from) => readScopeFeed(from, key, { budget, withTombstones, before }),
  );
  if (!feed) return noSuchFeed(c);
  const version = feed.isCurrent ? feed.scope : await versionOf(c, feed.scope, feed.site);
  describeVersion(c, version, variant, { shown: [feed.scope] });
  // An article may leave a named feed without being withdrawn.
  const mayBeDelta = key.kind !== 'feed' && acceptsDelta(c);
  if (feed.isCurrent) {
    if (!before) linkToHubs(c, config.publicUrl, feedPath(key, format));
    return c.body(null, 304);
  }
  const site = await publishedSite(c, feed.site);
  const publicUrl = publicUrlOf(config, site);
  if (!before) linkToHubs(c, publicUrl, feedPath(key, format));
  const subject = scopeSubject(feed.scope, site, publicUrl);
  const { changedAt, definition } = feed.scope;
  const { presentation } = definition ?? {};
  const contents = { ...feed, site, subject, changedAt, presentation, before };
  // A feed that has become a podcast has older articles that a delta would lack.
  const delta =
    mayBeDelta && !feed.isExtended ? deltaFor(copy, feed.scope, feed.articles) : undefined;
  if (!delta) return c.body(await renderDocument(c, contents, format));
  describeDelta(c, delta, variant);
  return c.body(await renderDocument(c, contents, format, delta.ids), 226);
}
