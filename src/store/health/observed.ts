import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { importRun, scope } from '../schema.ts';

// More empty categories are not told apart.
const maxCategories = 1_000;

/** When the runs of a source started and how they ended, the oldest first. At most 550 are kept. */
export function listRunHistory(db: Database, sourceId: number) {
  return db
    .select({ startedAt: importRun.startedAt, state: importRun.state })
    .from(importRun)
    .where(eq(importRun.sourceId, sourceId))
    .orderBy(asc(importRun.id));
}

/** The categories without articles. Each of them had some: a category is stored with its first article. */
export function listEmptyCategories(db: Database) {
  return db
    .select({ id: scope.id, name: scope.name })
    .from(scope)
    .where(and(eq(scope.kind, 'category'), sql`${scope.articleCount} = 0`))
    .orderBy(asc(scope.slug))
    .limit(maxCategories);
}
