import { type RunCounts, RunEnded } from '../../model/run.ts';
import { scopeText } from '../../model/scope.ts';
import { type Database, pieces, transact } from '../database.ts';
import type { ArticleRow, Membership, StateRow, Touch } from './article-statements.ts';
import * as statement from './article-statements.ts';
import * as holdStatement from './hold-statements.ts';
import * as postStatement from './post-statements.ts';
import { countSpellings, settleNames, spellingMoves } from './spellings.ts';

/** What one step of an import changes, all of it or nothing. */
export interface Changes {
  readonly sourceId: number;
  readonly articles: readonly ArticleRow[];
  readonly posts: readonly postStatement.PostRow[];
  /** Posts that have lost their address to others. */
  readonly displaced: readonly postStatement.ConflictRow[];
  /** Whether posts that had to stand back may have an address now. */
  readonly freesUrl: boolean;
  /** The names of posts that have become articles, without folder and ending. */
  readonly newPosts: readonly string[];
  /** Articles whose state alone changes. */
  readonly states: readonly StateRow[];
  /** Articles that are taken out by hand, or let in again. */
  readonly holds: readonly holdStatement.HoldRow[];
  readonly removed: readonly Membership[];
  readonly added: readonly Membership[];
  /** Gone posts that are done with. */
  readonly deletedPaths: readonly string[];
  readonly counts: Partial<RunCounts>;
}

/** What a step that changes nothing would write. */
export const noChanges: Omit<Changes, 'sourceId'> = {
  articles: [],
  posts: [],
  displaced: [],
  freesUrl: false,
  newPosts: [],
  states: [],
  holds: [],
  removed: [],
  added: [],
  deletedPaths: [],
  counts: {},
};

/**
 * Writes the changes in one transaction: articles, the scopes that show them, and the revisions of
 * those scopes. Unchanged rows are not written.
 *
 * @param runId the run that they are counted for; null for what the clock changes
 * @throws {RunEnded} where that run is under way no longer; nothing is written then
 */
export async function applyChanges(
  db: Database,
  runId: number | null,
  changes: Changes,
  now: Date,
): Promise<void> {
  const touches = touchesOf(changes);
  const removed = touches.filter(({ direction }) => direction < 0);
  const shown = touches.filter(({ direction }) => direction >= 0);
  const kept = touches.filter(({ direction }) => direction === 0);
  const scopes = new Map(touches.map(({ scope }) => [scopeText(scope), scope]));
  const named = pieces([...scopes.values()]);
  const { sourceId } = changes;
  const statements = [
    ...(runId === null ? [] : [postStatement.addCounts(runId, changes.counts)]),
    ...pieces(changes.holds).map(holdStatement.writeHolds),
    ...named.map(statement.ensureScopes),
    ...pieces(touches).map((piece) => statement.raiseRevisions(piece, now)),
    ...pieces(spellingMoves(changes.removed, changes.added, placeText)).map(countSpellings),
    ...pieces(removed).map(statement.removeFromScopes),
    ...pieces(changes.articles).map(statement.writeArticles),
    ...pieces(changes.states).map(statement.writeStates),
    ...pieces(changes.holds).map(holdStatement.dateHolds),
    ...pieces(removed).map((piece) => statement.recordWithdrawals(piece, now)),
    ...pieces(kept).map(statement.recordShrunk),
    ...pieces(shown).map(statement.addToScopes),
    ...named.flatMap(settleNames),
    ...(changes.freesUrl ? [postStatement.requeueConflicts(sourceId)] : []),
    ...pieces(changes.newPosts).map((names) => postStatement.requeueMissingLinks(sourceId, names)),
    ...pieces(changes.displaced).map((piece) => postStatement.writeConflicts(sourceId, piece)),
    ...pieces(changes.posts).map((piece) => postStatement.writePosts(sourceId, piece)),
    ...pieces(changes.deletedPaths).map((piece) => postStatement.deletePostRows(sourceId, piece)),
  ];
  try {
    await transact(db, statements);
  } catch (error) {
    if (String(error).includes(postStatement.runIsOver)) throw new RunEnded('this run is over');
    throw error;
  }
}

/** What leaves and enters; an article that keeps its place only touches the scope. */
function touchesOf({ removed, added }: Changes): Touch[] {
  const touches = new Map<string, Touch>();
  for (const place of removed) touches.set(placeText(place), { ...place, direction: -1 });
  for (const place of added) {
    const key = placeText(place);
    touches.set(key, { ...place, direction: touches.has(key) ? 0 : 1 });
  }
  // The site's first: the others' revisions follow it.
  return [...touches.values()].sort(
    (a, b) => Number(b.scope.kind === 'site') - Number(a.scope.kind === 'site'),
  );
}

function placeText({ scope, feedId, publishedAt }: Membership): string {
  return JSON.stringify([scopeText(scope), feedId, publishedAt]);
}
