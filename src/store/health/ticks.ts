import { eq, sql } from 'drizzle-orm';
import type { Observations } from '../../model/observations.ts';
import { type Database, seconds } from '../database.ts';
import { tick } from '../schema.ts';

/** A tick of the schedule as stored. */
export type StoredTick = typeof tick.$inferSelect;

// Seconds from one recorded tick to the next. A tick is due at a full minute, but may say that it was
// due a few seconds earlier.
const recordInterval = 3_600 - 30;

/** The last tick that was recorded; undefined if none was. */
export async function findTick(db: Database): Promise<StoredTick | undefined> {
  const [found] = await db.select().from(tick).where(eq(tick.id, 1));
  return found;
}

/** Whether a tick is recorded: an hour after the last one, or if that one is in the future. */
export function isRecorded(last: Pick<StoredTick, 'tickedAt'> | undefined, now: Date): boolean {
  if (!last) return true;
  const age = seconds(now) - seconds(last.tickedAt);
  return age < 0 || age >= recordInterval;
}

/** Records a tick, unless another one at the same time was recorded meanwhile. */
export async function recordTick(
  db: Database,
  cron: string,
  observations: Observations,
  now: Date,
): Promise<void> {
  const set = { tickedAt: now, cron, observations };
  await db
    .insert(tick)
    .values({ id: 1, ...set })
    .onConflictDoUpdate({
      target: tick.id,
      set,
      setWhere: sql`${tick.tickedAt} > ${seconds(now)}
        or ${tick.tickedAt} <= ${seconds(now) - recordInterval}`,
    });
}
