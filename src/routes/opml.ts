import type { Context } from 'hono';
import { type Outline, opmlMediaType, renderOpml } from '../feeds/opml.ts';
import { scopeSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import type { PublishedSite } from '../model/article.ts';
import { type NamedScopeKind, siteScope } from '../model/scope.ts';
import { feedPath, listedKinds, type OpmlList, opmlPath } from '../model/urls.ts';
import { localeOf } from '../pages/locale.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { readFeed } from '../store/feeds/feeds.ts';
import { listScopesAfter } from '../store/feeds/scopes.ts';
import type { StoredScope } from '../store/schema.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, opmlVariant } from './variants.ts';

// The maximum number of feeds in a document, about a megabyte.
const maxOutlines = 5_000;

// The number of feeds of each kind for which the list of all feeds has a place, even if there are more.
const minOutlines = 200;

/**
 * `/opml.xml`, and one for each kind of scope, like `/tags/opml.xml`: lists of feeds, sorted by slug. They list RSS
 * feeds, which every program that imports OPML can read, including podcast players.
 */
export function opml(list: OpmlList) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    return respond(c, list, c.req.param('slug') ?? '');
  };
}

async function respond(c: Context<AppEnv>, list: OpmlList, after: string): Promise<Response> {
  const { config, db } = c.var;
  const variant = opmlVariant(config);
  const copy = clientCopy(c.req.raw.headers, variant);
  const budget = { items: 1, bytes: Number.POSITIVE_INFINITY };
  // Every change of a scope also increases the revision of the site.
  const feed = await readScopeForClient(
    db,
    siteScope,
    { copy, configuration: configurationId(config) },
    (from) => readFeed(from, siteScope, { budget, withTombstones: false }),
  );
  if (!feed) return noSuchFeed(c);
  if (feed.isCurrent) {
    describeVersion(c, feed.scope, variant, { shown: [feed.scope] });
    return c.body(null, 304);
  }
  const site = await publishedSite(c, feed.site);
  const { outlines, isWhole } =
    list === 'all'
      ? await allOutlines(c, feed.scope, site)
      : await outlinesOf(c, list, site, after, maxOutlines);
  // An OPML document must have an outline.
  if (outlines.length === 0) return notFound(c);
  const version = await versionOf(c, feed.scope, feed.site);
  describeVersion(c, version, variant, { shown: [feed.scope] });
  c.header('Content-Type', `${opmlMediaType}; charset=utf-8`);
  const subject =
    list === 'all' ? site.title : `${localeOf(site).words.kinds[list].many} · ${site.title}`;
  const title = isWhole ? subject : `${subject} (part of the list)`;
  return c.body(renderOpml({ title, changedAt: feed.scope.changedAt, outlines }));
}

interface Outlines {
  readonly outlines: readonly Outline[];
  /** Whether these are all feeds of the list, from its beginning. */
  readonly isWhole: boolean;
}

async function allOutlines(
  c: Context<AppEnv>,
  scope: StoredScope,
  site: PublishedSite,
): Promise<Outlines> {
  const outlines: Outline[] = [outlineOf(scope, site, publicUrlOf(c.var.config, site))];
  let isWhole = true;
  let rest = maxOutlines;
  for (const [at, kind] of listedKinds.entries()) {
    const reserved = minOutlines * (listedKinds.length - 1 - at);
    const group = await outlinesOf(c, kind, site, '', rest - reserved);
    rest -= group.outlines.length;
    isWhole &&= group.isWhole;
    if (group.outlines.length === 0) continue;
    outlines.push({ title: localeOf(site).words.kinds[kind].many, outlines: group.outlines });
  }
  return { outlines, isWhole };
}

/**
 * Makes outlines of the feeds of a kind of scope. If there are more than the limit, a `Link` header and the
 * text of a last outline name the next document. That outline has no URL attribute, and is not an OPML
 * `include` either: some programs treat every URL as a feed.
 */
async function outlinesOf(
  c: Context<AppEnv>,
  kind: NamedScopeKind,
  site: PublishedSite,
  after: string,
  limit: number,
): Promise<Outlines> {
  const { config, db } = c.var;
  const found = await listScopesAfter(db, kind, after, limit + 1);
  const shown = found.slice(0, limit);
  const publicUrl = publicUrlOf(config, site);
  const outlines: Outline[] = shown.map((scope) => outlineOf(scope, site, publicUrl));
  const last = shown.at(-1);
  if (found.length === shown.length || !last) return { outlines, isWhole: after === '' };
  const next = publicUrl + opmlPath(kind, last.slug);
  c.header('Link', `<${next}>; rel="next"; type="${opmlMediaType}"`, { append: true });
  const continuation = { title: `The list continues at ${next}`, outlines: [] };
  return { outlines: [...outlines, continuation], isWhole: false };
}

function outlineOf(scope: StoredScope, site: PublishedSite, publicUrl: string): Outline {
  const { title, pageUrl } = scopeSubject(scope, site, publicUrl);
  return { title, pageUrl, feedUrl: publicUrl + feedPath(scope, 'rss') };
}
