import type { Context } from 'hono';
import { mixSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { formatOfFile } from '../model/format.ts';
import { onlyScope, parseMix } from '../model/mix.ts';
import { feedPath } from '../model/urls.ts';
import { readForClient } from '../store/feeds/client-read.ts';
import { readMixFeed } from '../store/feeds/mixes.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publishedSite } from './origin.ts';
import { describeVersion, redirectTo, versionOf } from './responses.ts';
import { configurationId, feedVariant } from './variants.ts';

/**
 * `/mix/{scopes}/rss.xml` and other formats: a feed of several scopes.
 * `/mix/{scopes}/before/{position}/rss.xml`: a part with older articles.
 */
export async function mixFeed(c: Context<AppEnv>): Promise<Response> {
  // The route parameter is decoded, so a separator would look like the same character in a slug.
  const [, , text = ''] = new URL(c.req.url).pathname.split('/');
  const mix = parseMix(text);
  const format = formatOfFile(c.req.param('file') ?? '');
  const position = c.req.param('page');
  const before = position === undefined ? undefined : parsePageStart(position);
  if (!mix || !format || before === 'start') return notFound(c);
  const only = onlyScope(mix);
  if (only) return redirectTo(c, feedPath(only, format));
  const { config, db } = c.var;
  const variant = feedVariant(config, format);
  const copy = clientCopy(c.req.raw.headers, variant);
  const configuration = configurationId(config);
  const feed = await readForClient(db, copy, (from) =>
    readMixFeed(from, mix, { copy, configuration, budget: feedBudget(config), before }),
  );
  if (!feed) return noSuchFeed(c);
  const version = feed.isCurrent
    ? { ...feed, changedAt: undefined }
    : await versionOf(c, feed, feed.site);
  describeVersion(c, version, variant, { shown: feed.scopes });
  if (feed.isCurrent) return c.body(null, 304);
  const site = await publishedSite(c, feed.site);
  const subject = mixSubject(mix, feed.scopes, site);
  return c.body(await renderDocument(c, { ...feed, site, subject, before }, format));
}
