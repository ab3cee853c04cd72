import type { Context } from 'hono';
import { mixName, mixSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { type Format, formatOfFile } from '../model/format.ts';
import { type Mix, mixPath, mixProblem, onlyScope, parseMix } from '../model/mix.ts';
import { feedPath, listedKinds } from '../model/urls.ts';
import { mixPage as renderPage } from '../pages/mix.ts';
import { readForClient } from '../store/feeds/client-read.ts';
import { readMixFeed } from '../store/feeds/mixes.ts';
import { presentKinds } from '../store/feeds/scopes.ts';
import { nearestReplica } from '../store/replica.ts';
import type { AppEnv } from './context.ts';
import { badRequest, notFound } from './errors.ts';
import { publishedSite } from './origin.ts';
import { pageBudget, pageContext, sendPage } from './page-response.ts';
import { describePart, respondWithPart } from './part-feed.ts';
import { redirectTo } from './responses.ts';
import { configurationId, pageVariant } from './variants.ts';

/**
 * `/mix/{scopes}/rss.xml` and other formats: a feed of several scopes.
 * `/mix/{scopes}/before/{position}/rss.xml`: a part with older articles.
 */
export async function mixFeed(c: Context<AppEnv>): Promise<Response> {
  const named = namedMix(c);
  if (!named) return notFound(c);
  const problem = mixProblem(named.mix);
  if (problem !== undefined) return badRequest(c, problem);
  const { mix, format } = named;
  const only = onlyScope(mix);
  if (only) return redirectTo(c, feedPath(only, format));
  return respondWithPart(c, {
    format,
    read: (from, request) => readMixFeed(from, mix, request),
    subjectOf: ({ scopes }, site) => mixSubject(mix, scopes, site),
  });
}

/** The page of a mix, for people who open its feed. It has no URL of its own. */
export async function mixPage(c: Context<AppEnv>): Promise<Response> {
  const named = namedMix(c);
  const start = parsePageStart(c.req.param('page') ?? '');
  if (!named || onlyScope(named.mix) || start === 'start') return notFound(c);
  const problem = mixProblem(named.mix);
  if (problem !== undefined) return badRequest(c, problem);
  const { mix, format } = named;
  const { config, db } = c.var;
  const kinds = await presentKinds(nearestReplica(db), listedKinds);
  const variant = pageVariant(config, [kinds]);
  const copy = clientCopy(c.req.raw.headers, variant);
  const configuration = configurationId(config);
  const request = { copy, configuration, budget: pageBudget, before: start, withContent: false };
  const feed = await readForClient(db, copy, (from) => readMixFeed(from, mix, request));
  if (!feed) return notFound(c);
  await describePart(c, feed, variant);
  if (feed.isCurrent) return c.body(null, 304);
  const site = await publishedSite(c, feed.site);
  const name = mixName(mix, feed.scopes);
  const context = pageContext(c, { ...feed.site, ...site }, kinds);
  return sendPage(c, renderPage(context, { ...feed, name, base: mixPath(mix), format }));
}

function namedMix(c: Context<AppEnv>): { mix: Mix; format: Format } | undefined {
  // The route parameter is decoded, so a separator would look like the same character in a slug.
  const [, , text = ''] = new URL(c.req.url).pathname.split('/');
  const mix = parseMix(text);
  const format = formatOfFile(c.req.param('file') ?? '');
  return mix && format && { mix, format };
}
