import { eq, sql } from 'drizzle-orm';
import { type Database, seconds, transact } from '../database.ts';
import { site, type TextPlace, type TextWalk, textWalk } from '../schema.ts';

/** How far a walk is. */
export type WalkProgress = Pick<
  TextWalk,
  'stage' | 'towards' | 'articleId' | 'database' | 'hash' | 'missingSoFar'
>;

/** A walk that this run may go on with. */
export interface ClaimedWalk {
  readonly progress: WalkProgress;
  /** The mark of the database, by which text databases know it. */
  readonly owner: string;
  /** How many items the site's configuration wants in a feed; null if it does not say. */
  readonly postsLimit: number | null;
}

// Seconds for which a run may be silent before another one begins.
const claimTime = 60;

// Seconds between the beginnings of two walks.
const walkInterval = 24 * 3_600;

/**
 * Claims the walk for a minute from each of its steps on. A new walk begins a day after the last one began, and at once
 * if texts are to be elsewhere. While there is nothing to do, this reads five rows and writes none.
 *
 * @returns undefined if there is nothing to do, or if another run is at work
 */
export async function claimWalk(
  db: Database,
  towards: TextPlace,
  now: Date,
): Promise<ClaimedWalk | undefined> {
  const at = seconds(now);
  const isNew = sql`(stage = 'rest' or towards <> ${towards})`;
  const [, claimed, sites] = await db.batch([
    db
      .insert(textWalk)
      .values({ id: 1, towards, ...firstWalk })
      .onConflictDoNothing(),
    db
      .update(textWalk)
      .set({
        stage: sql`iif(${isNew}, 'walk', stage)`,
        towards,
        articleId: sql`iif(${isNew}, 0, article_id)`,
        missingSoFar: sql`iif(${isNew}, 0, missing_so_far)`,
        startedAt: sql`iif(${isNew}, ${at}, started_at)`,
        claimedUntil: sql`${at + claimTime}`,
        owner: sql`coalesce(owner, lower(hex(randomblob(16))))`,
      })
      // A time in the future is that of a clock that was wrong.
      .where(
        sql`claimed_until not between ${at + 1} and ${at + claimTime}
          and (stage <> 'rest' or towards <> ${towards}
            or started_at not between ${at - walkInterval + 1} and ${at})
          and not (${towards} = 'together' and databases = '[]')`,
      )
      .returning(),
    db.select({ postsLimit: site.postsLimit }).from(site).where(eq(site.id, 1)),
  ]);
  const [progress] = claimed;
  if (!progress) return undefined;
  return { progress, owner: progress.owner ?? '', postsLimit: sites[0]?.postsLimit ?? null };
}

const firstWalk = {
  stage: 'rest',
  articleId: 0,
  database: 0,
  hash: '',
  startedAt: new Date(0),
  claimedUntil: new Date(0),
  databases: [],
  missing: 0,
  missingSoFar: 0,
} as const;

/**
 * Records how far a walk is. If another run has begun a walk to elsewhere meanwhile, its progress stays. A walk at rest
 * has seen all articles; if it has brought all texts together, no text database is needed any more.
 */
export function recordProgress(progress: WalkProgress, now: Date) {
  const { stage, towards, articleId, database, hash, missingSoFar } = progress;
  const isEnd = stage === 'rest';
  const isTogether = isEnd && towards === 'together' && missingSoFar === 0;
  return sql`
    update ${textWalk} set
      stage = ${stage}, article_id = ${articleId}, database = ${database}, hash = ${hash},
      missing_so_far = ${missingSoFar}, claimed_until = ${isEnd ? 0 : seconds(now) + claimTime}
      ${isEnd ? sql`, missing = ${missingSoFar}` : sql``}
      ${isTogether ? sql`, databases = '[]'` : sql``}
    where id = 1 and towards = ${towards}`;
}

/** Records how far a walk is, without any other change. */
export async function saveProgress(db: Database, progress: WalkProgress, now: Date): Promise<void> {
  await transact(db, [recordProgress(progress, now)]);
}

/** Lets other runs go on. */
export async function releaseWalk(db: Database): Promise<void> {
  await transact(db, [sql`update ${textWalk} set claimed_until = 0 where id = 1`]);
}

/** Records that texts are moved to a text database, before the first of them is. */
export function recordDatabase(number: number) {
  // Not a parameter: D1 binds numbers as floating-point values.
  const value = sql.raw(String(Number(number)));
  return sql`
    update ${textWalk} set databases = json_insert(databases, '$[#]', ${value})
    where id = 1 and not exists (select 1 from json_each(databases) where value = ${value})`;
}
