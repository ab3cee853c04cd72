import { databaseReason } from './database.ts';

/** A limit of D1 that was met: the free plan's rows a day, or the size of the database. */
export type DatabaseLimit = 'daily reads' | 'daily writes' | 'size';

/** The limit of D1 that an error names; undefined if it names none. */
export function metLimit(error: unknown): DatabaseLimit | undefined {
  const reason = databaseReason(error);
  const [, daily] = /free tier daily row (read|write) limit/i.exec(reason) ?? [];
  if (daily !== undefined) return daily.toLowerCase() === 'read' ? 'daily reads' : 'daily writes';
  return /exceeded maximum DB size/i.test(reason) ? 'size' : undefined;
}

/** The seconds until 00:00 UTC, when the daily limits begin again; at least one. */
export function secondsUntilReset(now: Date): number {
  const midnight = new Date(now).setUTCHours(24, 0, 0, 0);
  return Math.max(1, Math.ceil((midnight - now.getTime()) / 1000));
}
