import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { type Database, jsonList, seconds, valuesOf } from '../database.ts';
import { alarm } from '../schema.ts';

/** An alarm as stored. */
export type StoredAlarm = typeof alarm.$inferSelect;

// Seconds for which a tick has claimed alarms while it sends a message. If it dies, the next one sends it.
const claimTime = 300;

// The end of a claim that nobody holds any more.
const released = new Date(0);

const claimedRows = v.array(v.object({ name: v.string() }));

/** All open alarms. There are as many as bad checks and channels at most. */
export function listAlarms(db: Database): Promise<StoredAlarm[]> {
  return db.select().from(alarm);
}

/**
 * Opens alarms of checks that have become bad and claims those of which the channel has not been notified,
 * in one statement.
 *
 * @returns the names of the claimed ones: nobody else notifies the channel of them now
 */
export async function claimNew(
  db: Database,
  channel: string,
  names: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const { results } = await db.run(sql`
    insert into ${alarm} (channel, name, opened_at, claimed_until)
    select ${channel}, value, ${seconds(now)}, ${seconds(now) + claimTime}
    from json_each(${jsonList(names)}) where true
    on conflict (channel, name) do update set claimed_until = excluded.claimed_until
    where alarm.notified_at is null and alarm.claimed_until <= ${seconds(now)}
    returning name`);
  return v.parse(claimedRows, results).map(({ name }) => name);
}

/** Claims alarms of which the channel was notified, to notify it that the checks pass again. */
export async function claimEnded(
  db: Database,
  channel: string,
  names: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const claimed = await db
    .update(alarm)
    .set({ claimedUntil: new Date((seconds(now) + claimTime) * 1000) })
    .where(and(ofChannel(channel, names), isNotNull(alarm.notifiedAt), isFree(now)))
    .returning({ name: alarm.name });
  return claimed.map(({ name }) => name);
}

/** Records that the channel was notified of alarms. */
export async function recordNotified(
  db: Database,
  channel: string,
  names: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .update(alarm)
    .set({ notifiedAt: now, claimedUntil: released })
    .where(ofChannel(channel, names));
}

/** Gives up a claim, since the message could not be sent. The next tick tries again. */
export async function releaseClaim(
  db: Database,
  channel: string,
  names: readonly string[],
): Promise<void> {
  await db.update(alarm).set({ claimedUntil: released }).where(ofChannel(channel, names));
}

/** Deletes alarms after the channel was notified that the checks pass again. */
export async function deleteEnded(
  db: Database,
  channel: string,
  names: readonly string[],
): Promise<void> {
  await db.delete(alarm).where(ofChannel(channel, names));
}

/** Deletes alarms of which the channel was never notified. One that a tick has claimed stays. */
export async function deleteUnnotified(
  db: Database,
  channel: string,
  names: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .delete(alarm)
    .where(and(ofChannel(channel, names), isNull(alarm.notifiedAt), isFree(now)));
}

function ofChannel(channel: string, names: readonly string[]) {
  return and(eq(alarm.channel, channel), inArray(alarm.name, valuesOf(names)));
}

function isFree(now: Date) {
  return lte(alarm.claimedUntil, now);
}
