import type { Context } from 'hono';
import { mixSubject } from '../feeds/subject.ts';
import { clientCopy } from '../http/validators.ts';
import { formatOfFile } from '../model/format.ts';
import { onlyScope, readMix } from '../model/mix.ts';
import { overridden } from '../model/overrides.ts';
import { feedPath } from '../model/urls.ts';
import { readForClient } from '../store/feeds/client-read.ts';
import { readMixFeed } from '../store/feeds/mixes.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, feedVariant, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { describeVersion, redirectTo } from './responses.ts';

/** `/mix/{scopes}/rss.xml` and its siblings: a feed over several scopes at once. */
export async function mixFeed(c: Context<AppEnv>): Promise<Response> {
  // Not the parameter: that is decoded, and a sign that joins looks like one in a slug there.
  const [, , given = ''] = new URL(c.req.url).pathname.split('/');
  const mix = readMix(given);
  const format = formatOfFile(c.req.param('file') ?? '');
  if (!mix || !format) return notFound(c);
  const only = onlyScope(mix);
  if (only) return redirectTo(c, feedPath(only, format));
  const { config, db } = c.var;
  const variant = feedVariant(config, format);
  const copy = clientCopy(c.req.raw.headers, variant);
  const answer = await readForClient(db, copy, (near) =>
    readMixFeed(near, mix, { copy, budget: feedBudget(config) }),
  );
  if (!answer) return notFound(c);
  describeVersion(c, answer, variant, { shown: answer.scopes });
  if (answer.isCurrent) return c.body(null, 304);
  const site = overridden(answer.site, config.site);
  const subject = mixSubject(mix, answer.scopes, site);
  return c.body(renderDocument(c, { ...answer, site, subject }, format));
}
