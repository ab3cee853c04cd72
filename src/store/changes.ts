import type { SQL } from 'drizzle-orm';
import type { RunCounts } from '../model/run.ts';
import { type NamedScope, scopeText } from '../model/scope.ts';
import { type Database, transact } from './database.ts';
import type { ArticleRow, Membership, PostRow, StateRow, TouchedScope } from './statements.ts';
import * as statement from './statements.ts';

/** What one step of an import changes, all of it or nothing. */
export interface Changes {
  readonly sourceId: number;
  readonly articles: readonly ArticleRow[];
  readonly posts: readonly PostRow[];
  /** Articles whose state alone changes. */
  readonly states: readonly StateRow[];
  readonly leaving: readonly Membership[];
  readonly entering: readonly Membership[];
  /** Gone posts that are done with. */
  readonly forgotten: readonly string[];
  readonly counts: Partial<RunCounts>;
}

/** What a step that changes nothing would write. */
export const noChanges: Omit<Changes, 'sourceId'> = {
  articles: [],
  posts: [],
  states: [],
  leaving: [],
  entering: [],
  forgotten: [],
  counts: {},
};

// One parameter may hold 2 MB in D1; a list of articles is cut into pieces below that.
const parameterBytes = 1_000_000;

/**
 * Writes the changes in one transaction: articles, the scopes that show them, and the revisions of
 * those scopes. Unchanged rows are not written.
 *
 * @param runId the run that they are counted for; null for what the clock changes
 */
export async function applyChanges(
  db: Database,
  runId: number | null,
  changes: Changes,
  now: Date,
): Promise<void> {
  const second = Math.floor(now.getTime() / 1000);
  const touched = touchedScopes(changes);
  const statements: SQL[] = [];
  if (touched.length > 0) statements.push(statement.ensureScopes(touched));
  if (changes.leaving.length > 0) statements.push(statement.leaveScopes(changes.leaving));
  for (const piece of pieces(changes.articles)) statements.push(statement.writeArticles(piece));
  if (changes.states.length > 0) statements.push(statement.writeStates(changes.states));
  if (changes.entering.length > 0) statements.push(statement.enterScopes(changes.entering));
  if (touched.length > 0) statements.push(statement.raiseRevisions(touched, second));
  if (changes.posts.length > 0)
    statements.push(statement.writePosts(changes.sourceId, changes.posts));
  if (changes.forgotten.length > 0)
    statements.push(statement.forgetPosts(changes.sourceId, changes.forgotten));
  if (runId !== null) statements.push(statement.addCounts(runId, changes.counts));
  await transact(db, statements);
}

function touchedScopes({ leaving, entering }: Changes): TouchedScope[] {
  const touched = new Map<string, TouchedScope>();
  const add = (named: NamedScope, delta: number) => {
    const before = touched.get(scopeText(named));
    touched.set(scopeText(named), { ...named, ...before, delta: (before?.delta ?? 0) + delta });
  };
  for (const { scope } of leaving) add(scope, -1);
  for (const { scope } of entering) add(scope, 1);
  return [...touched.values()];
}

function pieces(rows: readonly ArticleRow[]): ArticleRow[][] {
  const result: ArticleRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    // Three bytes a character is the most that UTF-8 takes for what JavaScript counts as one.
    const size = (row.content.length + row.summary.length + row.title.length) * 3;
    if (bytes + size > parameterBytes) {
      result.push([]);
      bytes = 0;
    }
    result.at(-1)?.push(row);
    bytes += size;
  }
  return result;
}
