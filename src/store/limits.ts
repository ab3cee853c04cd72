import { databaseReason } from './database.ts';

const megabyte = 1_000_000;

/** Megabytes that D1 stores in a database, on the free plan and on the paid one. */
export const freeMaxMb = 500;
export const paidMaxMb = 10_000;

/** Shares of the limit from which a database is nearly full, and too full for anything else. */
export const nearlyFull = 0.8;
export const full = 0.95;

/** Converts bytes to megabytes. */
export function megabytes(bytes: number): number {
  return bytes / megabyte;
}

/**
 * Bytes that a database may have.
 *
 * @param maxMb the size that the plan allows, in megabytes; 0 if it is unknown
 * @param share of the limit
 */
export function bytesUpTo(maxMb: number, share: number): number {
  return (maxMb || paidMaxMb) * megabyte * share;
}

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
