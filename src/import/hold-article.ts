import { storedSiteConfig } from '../jekyll/site-config.ts';
import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { type FoundArticle, isTaken } from '../store/sources/held-articles.ts';
import { membershipsOf } from './memberships.ts';

/**
 * Takes an article out of all feeds, and keeps it out whatever later imports bring. One that is out
 * already is not written.
 */
export async function withdrawArticle(
  db: Database,
  { article, source }: FoundArticle,
  now: Date,
): Promise<void> {
  if (article.isHeld) return;
  await applyChanges(
    db,
    null,
    {
      ...noChanges,
      sourceId: article.sourceId,
      holds: [{ id: article.id, state: 'withdrawn', isHeld: true }],
      removed: membershipsOf(article),
    },
    now,
  );
  console.log({ message: 'article withdrawn', source: source.name, id: article.id });
}

/**
 * Lets an article in again that was taken out: with its id and dates, and with what its post says by
 * now. One that was not taken out stays as it is.
 *
 * @returns why it cannot be; undefined where it is
 */
export async function restoreArticle(
  db: Database,
  found: FoundArticle,
  now: Date,
): Promise<string | undefined> {
  const { article, source } = found;
  if (!article.isHeld) return undefined;
  const reason = await whyNot(db, found);
  if (reason !== undefined) return reason;
  const isDue = article.publishedAt <= now || storedSiteConfig(source.site).future;
  const state = isDue ? 'live' : 'scheduled';
  await applyChanges(
    db,
    null,
    {
      ...noChanges,
      sourceId: article.sourceId,
      holds: [{ id: article.id, state, isHeld: false }],
      added: membershipsOf({ ...article, state }),
    },
    now,
  );
  console.log({ message: 'article restored', source: source.name, id: article.id });
  return undefined;
}

async function whyNot(db: Database, found: FoundArticle): Promise<string | undefined> {
  const { article, outcome, note } = found;
  if (outcome === null || outcome === 'deleted') {
    return `Its post ${article.path} is not in the source "${found.source.name}" any more.`;
  }
  if (outcome === 'skipped' || outcome === 'conflict') {
    return `Its post ${article.path} is no article now: ${note}.`;
  }
  const isInTheWay = await isTaken(db, article.url, article.id);
  return isInTheWay ? `Another article is at ${article.url} now.` : undefined;
}
