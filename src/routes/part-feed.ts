import type { Context } from 'hono';
import type { Subject } from '../feeds/subject.ts';
import { clientCopy, type Variant } from '../http/validators.ts';
import { parsePageStart } from '../model/archive-page.ts';
import type { PublishedSite } from '../model/article.ts';
import type { Format } from '../model/format.ts';
import type { Database } from '../store/database.ts';
import { readForClient } from '../store/feeds/client-read.ts';
import type { PartRequest, PartResult, PartVersion } from '../store/feeds/part.ts';
import type { AppEnv } from './context.ts';
import { feedBudget, renderDocument } from './documents.ts';
import { notFound } from './errors.ts';
import { noSuchFeed } from './first-import.ts';
import { publishedSite } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, feedVariant } from './variants.ts';

/** A feed that is no scope's own: a mix or a search. */
export interface PartFeed {
  readonly format: Format;
  /** Reads a part; undefined if there is no such feed. */
  readonly read: (from: Database, request: PartRequest) => Promise<PartResult | undefined>;
  readonly subjectOf: (version: PartVersion, site: PublishedSite) => Subject;
}

/**
 * Responds with a feed that goes on in parts: the newest one, or the one that is below the position in the URL, as in
 * `.../before/{position}/rss.xml`.
 */
export async function respondWithPart(
  c: Context<AppEnv>,
  { format, read, subjectOf }: PartFeed,
): Promise<Response> {
  const position = c.req.param('page');
  const before = position === undefined ? undefined : parsePageStart(position);
  if (before === 'start') return notFound(c);
  const { config, db } = c.var;
  const variant = feedVariant(config, format);
  const copy = clientCopy(c.req.raw.headers, variant);
  const configuration = configurationId(config);
  const feed = await readForClient(db, copy, (from) =>
    read(from, { copy, configuration, budget: feedBudget(config), before }),
  );
  if (!feed) return noSuchFeed(c);
  await describePart(c, feed, variant);
  if (feed.isCurrent) return c.body(null, 304);
  const site = await publishedSite(c, feed.site);
  const subject = subjectOf(feed, site);
  return c.body(await renderDocument(c, { ...feed, site, subject, before }, format));
}

/** Sets the validators, lifetime and cache tags of a part, of its page, or of a 304 for either, which needs no date. */
export async function describePart(
  c: Context<AppEnv>,
  part: PartResult,
  variant: Variant,
): Promise<void> {
  const version = part.isCurrent
    ? { ...part, changedAt: undefined }
    : await versionOf(c, part, part.site);
  describeVersion(c, version, variant, { shown: part.scopes });
}
