import { sql } from 'drizzle-orm';
import { type Database, seconds, transact } from '../database.ts';
import { isSchemaError } from '../migrate.ts';
import { createTables, dropTables, indexVersion } from './tables.ts';

/** How far the index of the search is. */
export interface IndexPlace {
  /** The site's revision that it has reached. */
  readonly revision: number;
  /** The last article of that revision. */
  readonly articleId: number;
}

/** The state of the index. */
export interface IndexState extends IndexPlace {
  /** Rises with each change of the index. */
  readonly generation: number;
  readonly changedAt: Date;
}

/** An index that a run has reserved. */
export interface ClaimedIndex extends IndexPlace {
  /** Whether it may lack articles whose texts could not be read. */
  readonly hasUnread: boolean;
}

interface StateRow {
  readonly version: number;
  readonly revision: number;
  readonly articleId: number;
  readonly generation: number;
  readonly changedAt: number;
  readonly busyUntil: number;
  readonly hasUnread: number;
}

/** Reads how far the index is, in one row; undefined if there is none of this version. */
export async function readIndexState(db: Database): Promise<IndexState | undefined> {
  const row = await readRow(db);
  return row?.version === indexVersion ? stateOf(row) : undefined;
}

/** How long a run may be silent before another one begins, in seconds. */
export const busySeconds = 60;

/**
 * Reserves the index for a run, for {@link busySeconds} from each of its batches on. If there is no index yet, an
 * empty one is made, and also if the present one is of another version or of another database: then it is further
 * than the site is.
 *
 * @param siteRevision the revision that the index should reach
 * @returns undefined if the index is there already with every article, or another run is at work
 */
export async function claimIndex(
  db: Database,
  siteRevision: number,
  now: Date,
): Promise<ClaimedIndex | undefined> {
  const row = await readRow(db);
  const isUsable = row?.version === indexVersion && row.revision <= siteRevision;
  if (isUsable && isAt(row, siteRevision) && row.hasUnread === 0) return undefined;
  if (row && row.busyUntil > seconds(now)) return undefined;
  if (!isUsable) await createEmptyIndex(db, now);
  const claimed = await db.all<StateRow>(sql`
    update state set busy_until = ${seconds(now) + busySeconds} where busy_until <= ${seconds(now)}
    returning ${columns}`);
  return claimed[0] && { ...stateOf(claimed[0]), hasUnread: claimed[0].hasUnread === 1 };
}

/** The id of an index that has all articles of a revision. */
export const lastArticleId = Number.MAX_SAFE_INTEGER;

/** Whether an index has all changes up to a revision of the site. */
export function isAt({ revision, articleId }: IndexPlace, siteRevision: number): boolean {
  return revision === siteRevision && articleId === lastArticleId;
}

/** Lets other runs begin. */
export async function releaseIndex(db: Database): Promise<void> {
  await db.run(sql`update state set busy_until = 0 where id = 1`);
}

// The generation is at least the time, so that a new index does not repeat the generations of an old one.
async function createEmptyIndex(db: Database, now: Date): Promise<void> {
  await transact(db, [
    ...dropTables,
    ...createTables,
    sql`insert into state values (1, ${indexVersion}, 0, 0, ${seconds(now)}, ${seconds(now)}, 0, 0)`,
  ]);
}

const columns = sql`version, revision, article_id as articleId, generation, changed_at as changedAt,
  busy_until as busyUntil, has_unread as hasUnread`;

async function readRow(db: Database): Promise<StateRow | undefined> {
  try {
    const rows = await db.all<StateRow>(sql`select ${columns} from state where id = 1`);
    return rows[0];
  } catch (error) {
    if (isSchemaError(error)) return undefined;
    throw error;
  }
}

function stateOf({ revision, articleId, generation, changedAt }: StateRow): IndexState {
  return { revision, articleId, generation, changedAt: new Date(changedAt * 1000) };
}
