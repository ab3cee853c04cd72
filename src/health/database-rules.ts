import type { Check } from '../model/check.ts';
import {
  type DatabaseLimit,
  freeMaxMb,
  full,
  megabytes,
  metLimit,
  nearlyFull,
  paidMaxMb,
} from '../store/limits.ts';
import { MigrationFailed } from '../store/migrate.ts';
import { checkOf, type Finding } from './rule.ts';

/**
 * Whether the database has room.
 *
 * @param maxMb the size that the plan allows, in megabytes; 0 if it is unknown: from 80 to 100 % of the
 *   free plan's limit, the check warns in case it is that plan, and above it must be the paid one
 */
export function sizeCheck(bytes: number, maxMb: number): Check {
  return checkOf('database:size', sizeFinding(megabytes(bytes), maxMb), {
    value: bytes,
    unit: 'byte',
  });
}

function sizeFinding(sizeMb: number, maxMb: number): Finding {
  const size = `The database has ${Math.round(sizeMb)} MB`;
  if (maxMb === 0 && sizeMb >= nearlyFull * freeMaxMb && sizeMb <= freeMaxMb) {
    return {
      status: 'warn',
      output: `${size}, and the free plan allows ${freeMaxMb} MB: docs/runbooks/database-full.md. On the paid plan, set DATABASE_MAX_MB to ${paidMaxMb}.`,
    };
  }
  const limit = maxMb === 0 ? paidMaxMb : maxMb;
  if (sizeMb < nearlyFull * limit) return undefined;
  return {
    status: sizeMb >= full * limit ? 'fail' : 'warn',
    output: `${size} of ${limit} MB. When it is full, nothing is imported any more: docs/runbooks/database-full.md.`,
  };
}

/** The check of a database that responds. */
export const databasePasses: Check = checkOf('database', undefined);

/** The check of a database that does not respond, or not as it should. */
export function databaseFails(error: unknown): Check {
  const limit = metLimit(error);
  return checkOf('database', { status: 'fail', output: outputOf(error, limit) });
}

function outputOf(error: unknown, limit: DatabaseLimit | undefined): string {
  switch (limit) {
    case 'daily reads':
    case 'daily writes':
      return `The rows that the free plan may ${limit === 'daily reads' ? 'read' : 'write'} in a day are used up. Feeds that are not cached get a 503 until 00:00 UTC. The paid plan has no such limit: docs/runbooks/daily-limit.md.`;
    case 'size':
      return 'The database has reached the maximum size that D1 allows: docs/runbooks/database-full.md.';
    default:
      if (error instanceof MigrationFailed) return error.message;
      return 'The database does not respond. Look at the log of the Worker with "npx wrangler tail", and at the status page of Cloudflare.';
  }
}
