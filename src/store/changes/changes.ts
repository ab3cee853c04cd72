import { isEpisode } from '../../model/podcast.ts';
import type { RunCounts } from '../../model/run.ts';
import { scopeText, siteScope } from '../../model/scope.ts';
import { type Database, pieces } from '../database.ts';
import type { ArticleRow, StateRow } from './article-statements.ts';
import * as articles from './article-statements.ts';
import * as holds from './hold-statements.ts';
import { type Membership, membershipKey } from './memberships.ts';
import { raiseNamedFeeds } from './named-feeds.ts';
import * as posts from './post-statements.ts';
import { transactInRun } from './run-transaction.ts';
import { raiseRevisions, type ScopeChange } from './scope-revisions.ts';
import { raiseSitemaps } from './sitemaps.ts';
import { countSpellings, renameScopes, spellingChanges } from './spellings.ts';

/** The changes that one transaction writes. */
export interface Changes {
  /** The source of the posts. */
  readonly sourceId: number;
  readonly articles: readonly ArticleRow[];
  /** Articles whose state changes, and nothing else. */
  readonly states: readonly StateRow[];
  /** Articles that are withdrawn by hand and held, or restored. */
  readonly holds: readonly holds.HoldRow[];
  /** Articles that are removed from scopes. */
  readonly removed: readonly Membership[];
  /** Articles that are added to scopes. If one is also removed, at the same date, it stays. */
  readonly added: readonly Membership[];
  readonly posts: readonly posts.PostRow[];
  /** Posts that have lost their URLs to others. */
  readonly displaced: readonly posts.ConflictRow[];
  /** Whether a URL may have become free. If so, posts with URL conflicts become pending. */
  readonly freesUrl: boolean;
  /**
   * The file names of posts that have got articles, without extensions. Posts that could not link to them
   * become pending.
   */
  readonly newPosts: readonly string[];
  /**
   * The file names of posts whose articles have other URLs, or that have lost them. Posts that link to
   * them become pending.
   */
  readonly movedPosts: readonly string[];
  /** Deleted posts whose rows are no longer needed. */
  readonly deletedPaths: readonly string[];
  /** Numbers to add to the counts of the run. */
  readonly counts: Partial<RunCounts>;
}

/** No changes. */
export const noChanges: Omit<Changes, 'sourceId'> = {
  articles: [],
  states: [],
  holds: [],
  removed: [],
  added: [],
  posts: [],
  displaced: [],
  freesUrl: false,
  newPosts: [],
  movedPosts: [],
  deletedPaths: [],
  counts: {},
};

/**
 * Writes the changes in one transaction: articles, the scopes that show them, and the revisions of
 * those scopes. Rows that would stay the same are not written.
 *
 * @param runId the run that the changes belong to; null if they belong to none
 * @throws {RunEnded} if that run has ended or was superseded; nothing is written then
 */
export async function applyChanges(
  db: Database,
  runId: number | null,
  changes: Changes,
  now: Date,
): Promise<void> {
  const statements = [...articleStatements(changes, now), ...postStatements(changes)];
  await transactInRun(db, runId, changes.counts, statements);
}

// The order matters: see the comments of the statements.
function articleStatements(changes: Changes, now: Date) {
  const scopeChanges = scopeChangesOf(changes);
  const removed = scopeChanges.filter(({ direction }) => direction < 0);
  const shown = scopeChanges.filter(({ direction }) => direction >= 0);
  const kept = scopeChanges.filter(({ direction }) => direction === 0);
  const scopes = new Map(scopeChanges.map(({ scope }) => [scopeText(scope), scope]));
  const scopePieces = pieces([...scopes.values()]);
  const hasEpisodes = changes.articles.some(({ enclosure = null }) => isEpisode({ enclosure }));
  return [
    ...pieces(changes.holds).map(holds.writeHolds),
    ...scopePieces.map(articles.ensureScopes),
    ...pieces(withSite(scopeChanges)).map((piece) => raiseRevisions(piece, now, hasEpisodes)),
    ...scopePieces.map(raiseNamedFeeds),
    ...pieces(spellingChanges(changes.removed, changes.added)).map(countSpellings),
    ...pieces(removed).map(articles.removeFromScopes),
    ...pieces(changes.articles).map(articles.writeArticles),
    ...pieces(changes.states).map(articles.writeStates),
    ...pieces(changes.holds).map(holds.writeHoldRevisions),
    // Without a changed scope, the site has no new revision.
    ...(scopeChanges.length > 0 ? [raiseSitemaps] : []),
    ...pieces(removed).map((piece) => articles.recordWithdrawals(piece, now)),
    ...pieces(kept).map(articles.restartDeltas),
    ...pieces(shown).map(articles.addToScopes),
    ...scopePieces.flatMap(renameScopes),
  ];
}

function postStatements(changes: Changes) {
  const { sourceId } = changes;
  return [
    ...(changes.freesUrl ? [posts.makeConflictsPending(sourceId)] : []),
    ...pieces(changes.newPosts).map((names) => posts.makeMissingLinksPending(sourceId, names)),
    ...pieces(changes.movedPosts).map((names) => posts.makeLinksPending(sourceId, names)),
    ...pieces(changes.displaced).map((piece) => posts.writeConflicts(sourceId, piece)),
    ...pieces(changes.posts).map((piece) => posts.writePosts(sourceId, piece)),
    ...pieces(changes.deletedPaths).map((piece) => posts.deletePostRows(sourceId, piece)),
  ];
}

// An article that is removed from a scope and added to it at the same date is updated in place.
function scopeChangesOf({ removed, added }: Changes): ScopeChange[] {
  const changes = new Map<string, ScopeChange>();
  for (const membership of removed) {
    changes.set(membershipKey(membership), { ...membership, direction: -1 });
  }
  for (const membership of added) {
    const key = membershipKey(membership);
    changes.set(key, { ...membership, direction: changes.has(key) ? 0 : 1 });
  }
  // The site's come first, since the other scopes get the site's new revision.
  return [...changes.values()].sort(
    (a, b) => Number(b.scope.kind === 'site') - Number(a.scope.kind === 'site'),
  );
}

// Every change raises the site: its pages list all scopes, and no revision may be higher than the site's. If
// no article of the site itself changes, an article that it does not show stands for one.
function withSite(changes: readonly ScopeChange[]): readonly ScopeChange[] {
  const [first] = changes;
  if (!first || first.scope.kind === 'site') return changes;
  return [{ ...first, scope: { ...siteScope, name: '' }, direction: 0 }, ...changes];
}
