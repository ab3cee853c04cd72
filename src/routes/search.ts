import type { Context } from 'hono';
import { searchSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import { formatOfFile } from '../model/format.ts';
import { queryProblem } from '../model/search.ts';
import { queryTerms } from '../model/search-terms.ts';
import { listedKinds } from '../model/urls.ts';
import { searchPage as renderPage } from '../pages/search.ts';
import type { Database } from '../store/database.ts';
import { readForClient } from '../store/feeds/client-read.ts';
import type { PartRequest, PartResult } from '../store/feeds/part.ts';
import { presentKinds } from '../store/feeds/scopes.ts';
import { readSearchFeed } from '../store/feeds/search.ts';
import { nearestReplica } from '../store/replica.ts';
import type { AppEnv } from './context.ts';
import { badRequest, notFound } from './errors.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { pageBudget, pageContext, sendPage } from './page-response.ts';
import { describePart, respondWithPart } from './part-feed.ts';
import { configurationId, pageVariant } from './variants.ts';

/** The routes of the search, if there is an index. */
export function searchRoutes(index: Database) {
  return { page: searchPage(index), feed: searchFeed(index) };
}

/**
 * `/search/?q=words`: the newest articles that have the words, and `&before={position}` for older ones. It is
 * also the page of the feeds of a search.
 */
function searchPage(index: Database) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const query = c.req.param('query') ?? c.req.query('q') ?? '';
    const problem = queryProblem(query);
    if (problem !== undefined) return badRequest(c, problem);
    if (c.var.opened && queryTerms(query).length === 0) return notFound(c);
    const start = parsePageStart(c.req.param('page') ?? c.req.query('before') ?? '');
    const { config, db } = c.var;
    const variant = pageVariant(config, [query, start]);
    const copy = clientCopy(c.req.raw.headers, variant);
    const request = {
      copy,
      configuration: configurationId(config),
      budget: pageBudget,
      before: start === 'start' ? undefined : start,
      withContent: false,
    };
    const found = await readForClient(db, copy, (from) => search(c, index, query)(from, request));
    if (!found) return notFound(c);
    await describePart(c, found, variant);
    if (found.isCurrent) return c.body(null, 304);
    const site = await publishedSite(c, found.site);
    const kinds = await presentKinds(nearestReplica(db), listedKinds);
    const context = pageContext(c, { ...found.site, ...site }, kinds);
    return sendPage(c, renderPage(context, { ...found, query, isFirst: start === undefined }));
  };
}

/**
 * `/search/{words}/rss.xml` and other formats: a feed of the articles that have the words.
 * `/search/{words}/before/{position}/rss.xml`: a part with older articles.
 */
function searchFeed(index: Database) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const query = c.req.param('query') ?? '';
    const problem = queryProblem(query);
    if (problem !== undefined) return badRequest(c, problem);
    const format = formatOfFile(c.req.param('file') ?? '');
    // A feed of words that no article can have would be empty for ever.
    if (!format || queryTerms(query).length === 0) return notFound(c);
    const { config } = c.var;
    return respondWithPart(c, {
      format,
      read: search(c, index, query),
      subjectOf: (_, site) => searchSubject(query, site, publicUrlOf(config, site)),
    });
  };
}

/** Reads from the replica of the index if the articles come from theirs. */
function search(c: Context<AppEnv>, index: Database, query: string) {
  const terms = queryTerms(query);
  return (from: Database, request: PartRequest): Promise<PartResult | undefined> => {
    const near = from === c.var.db ? index : nearestReplica(index);
    return readSearchFeed(from, { ...request, index: near, terms });
  };
}
