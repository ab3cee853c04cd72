import { storedSiteConfig } from '../jekyll/site-config.ts';
import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { type FoundArticle, isUrlTaken } from '../store/sources/held-articles.ts';
import { formerMemberships, membershipsOf } from './memberships.ts';

/**
 * Withdraws an article and holds it: later imports keep it withdrawn. Does nothing if it is already
 * held.
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
      removed: formerMemberships(article, [], now),
    },
    now,
  );
  console.log({ message: 'article withdrawn', source: source.name, id: article.id });
}

/**
 * Restores a held article: with its id and dates, and with the present content of its post. Does
 * nothing if it is not held.
 *
 * @returns why it cannot be restored; undefined if it can
 */
export async function restoreArticle(
  db: Database,
  found: FoundArticle,
  now: Date,
): Promise<string | undefined> {
  const { article, source } = found;
  if (!article.isHeld) return undefined;
  const obstacle = await obstacleTo(db, found);
  if (obstacle !== undefined) return obstacle;
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

/** Why an article cannot be restored; undefined if it can. */
async function obstacleTo(db: Database, found: FoundArticle): Promise<string | undefined> {
  const { article, outcome, note } = found;
  if (outcome === null || outcome === 'deleted') {
    return `Its post ${article.path} is no longer in the source "${found.source.name}".`;
  }
  if (outcome === 'skipped' || outcome === 'conflict') {
    return `Its post ${article.path} was not imported: ${note}.`;
  }
  const isTaken = await isUrlTaken(db, article.url, article.id);
  return isTaken ? `Another article now has the URL ${article.url}.` : undefined;
}
