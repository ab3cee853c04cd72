import type { Context } from 'hono';
import { mixSubject } from '../feeds/subject.ts';
import { formatOfFile } from '../model/format.ts';
import { onlyScope, parseMix } from '../model/mix.ts';
import { feedPath } from '../model/urls.ts';
import { readMixFeed } from '../store/feeds/mixes.ts';
import type { AppEnv } from './context.ts';
import { notFound } from './errors.ts';
import { respondWithPart } from './part-feed.ts';
import { redirectTo } from './responses.ts';

/**
 * `/mix/{scopes}/rss.xml` and other formats: a feed of several scopes.
 * `/mix/{scopes}/before/{position}/rss.xml`: a part with older articles.
 */
export async function mixFeed(c: Context<AppEnv>): Promise<Response> {
  // The route parameter is decoded, so a separator would look like the same character in a slug.
  const [, , text = ''] = new URL(c.req.url).pathname.split('/');
  const mix = parseMix(text);
  const format = formatOfFile(c.req.param('file') ?? '');
  if (!mix || !format) return notFound(c);
  const only = onlyScope(mix);
  if (only) return redirectTo(c, feedPath(only, format));
  return respondWithPart(c, {
    format,
    read: (from, request) => readMixFeed(from, mix, request),
    subjectOf: ({ scopes }, site) => mixSubject(mix, scopes, site),
  });
}
