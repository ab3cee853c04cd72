import type { Context } from 'hono';
import { healthPolicy, privatePolicy } from '../http/cache-policy.ts';
import { databaseReason } from '../store/database.ts';
import { listHealth } from '../store/health.ts';
import type { AppEnv } from './context.ts';

type Status = 'pass' | 'warn' | 'fail';
type Row = Awaited<ReturnType<typeof listHealth>>[number];

interface Check {
  readonly componentType: 'datastore' | 'component';
  readonly status: Status;
  /** Looks that have failed one after the other. */
  readonly observedValue?: number;
  readonly output?: string;
}

// Failures one after the other from which on somebody should look.
const tooMany = 3;

// Milliseconds for which a source may be behind.
const patience = 3_600_000;

/**
 * `/health`, for whoever watches over Feedmill (draft-inadarei-api-health-check-06): 503 where the
 * database does not answer, or a source has failed three times in a row. It says nothing that is not
 * for everyone.
 */
export async function health(c: Context<AppEnv>): Promise<Response> {
  const names = new Set((c.env?.sources ?? []).map(({ name }) => name));
  try {
    const now = new Date();
    const watched = (await listHealth(c.var.db)).filter(({ source }) => names.has(source));
    const rows = new Map(watched.map((row) => [row.source, row]));
    const checks = [...names]
      .sort()
      .map((name): [string, Check[]] => [`${name}:import`, [checkOf(rows.get(name), now)]]);
    const database: Check = { componentType: 'datastore', status: 'pass' };
    return answer(c, Object.fromEntries([['database', [database]], ...checks]));
  } catch (error) {
    console.error({ message: 'health failed', reason: databaseReason(error) });
    const database: Check = {
      componentType: 'datastore',
      status: 'fail',
      output: 'the database does not answer',
    };
    return answer(c, { database: [database] });
  }
}

function checkOf(row: Row | undefined, now: Date): Check {
  const failures = row?.failures ?? 0;
  const seen = { componentType: 'component', observedValue: failures } as const;
  if (failures > 0) {
    const status = failures >= tooMany ? 'fail' : 'warn';
    const looks = failures === 1 ? 'the last look has' : `the last ${failures} looks have`;
    return { ...seen, status, output: `${looks} failed` };
  }
  const isBehind = row?.behindSince && now.getTime() - row.behindSince.getTime() > patience;
  if (isBehind) return { ...seen, status: 'warn', output: 'it is behind for more than an hour' };
  return { ...seen, status: 'pass' };
}

function answer(c: Context<AppEnv>, checks: Readonly<Record<string, readonly Check[]>>): Response {
  const all = Object.values(checks).flat();
  const worst = (['fail', 'warn'] as const).find((one) => all.some(({ status }) => status === one));
  const status: Status = worst ?? 'pass';
  c.header('Cache-Control', status === 'fail' ? privatePolicy : healthPolicy);
  const body = JSON.stringify({ status, version: '1', serviceId: 'feedmill', checks });
  return c.body(body, status === 'fail' ? 503 : 200, { 'Content-Type': 'application/health+json' });
}
