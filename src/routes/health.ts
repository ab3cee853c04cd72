import type { Context } from 'hono';
import { healthPolicy, privatePolicy } from '../http/cache-policy.ts';
import { databaseReason } from '../store/database.ts';
import { MigrationFailed } from '../store/migrate.ts';
import { listRefusals } from '../store/sources/source-list.ts';
import { listSyncStates, type SyncState } from '../store/sources/sync-state.ts';
import type { AppEnv } from './context.ts';

type Status = 'pass' | 'warn' | 'fail';

interface Check {
  readonly componentType: 'datastore' | 'component';
  readonly status: Status;
  /** Passes that failed in a row. */
  readonly observedValue?: number;
  readonly output?: string;
}

// Passes that must fail in a row before the status is `fail`.
const maxFailures = 3;

// Milliseconds for which a source may be behind.
const maxBehind = 3_600_000;

/**
 * `/health`, for monitors (draft-inadarei-api-health-check-06): 503 if the database does not respond or a
 * source has failed three times in a row. The response contains nothing confidential.
 */
export async function health(c: Context<AppEnv>): Promise<Response> {
  const names = new Set((c.env?.sources ?? []).map(({ name }) => name));
  try {
    const now = new Date();
    await c.var.migrator();
    const [states, refused] = await Promise.all([listSyncStates(c.var.db), listRefusals(c.var.db)]);
    const rows = new Map(states.map((row) => [row.source, row]));
    const refusals = new Map(refused.map(({ source, refusal }) => [source, refusal]));
    // A source whose posts are sent is listed only if its last run was refused.
    const checks = [...new Set([...names, ...refusals.keys()])]
      .sort()
      .map((name): [string, Check[]] => {
        const row = names.has(name) ? rows.get(name) : undefined;
        return [`${name}:import`, [checkOf(row, refusals.get(name), now)]];
      });
    const database: Check = { componentType: 'datastore', status: 'pass' };
    return respond(c, Object.fromEntries([['database', [database]], ...checks]));
  } catch (error) {
    console.error({ message: 'health failed', reason: databaseReason(error) });
    const database: Check = {
      componentType: 'datastore',
      status: 'fail',
      output: error instanceof MigrationFailed ? error.message : 'the database does not respond',
    };
    return respond(c, { database: [database] });
  }
}

function checkOf(row: SyncState | undefined, refusal: string | undefined, now: Date): Check {
  const failures = row?.failures ?? 0;
  const check = { componentType: 'component', observedValue: failures } as const;
  if (failures > 0) {
    const status = failures >= maxFailures ? 'fail' : 'warn';
    const passes = failures === 1 ? 'the last pass' : `the last ${failures} passes`;
    return { ...check, status, output: `${passes} failed` };
  }
  if (refusal !== undefined) {
    return { ...check, status: 'warn', output: `the last import was refused: ${refusal}` };
  }
  const isBehind = row?.behindSince && now.getTime() - row.behindSince.getTime() > maxBehind;
  if (isBehind) return { ...check, status: 'warn', output: 'behind for more than an hour' };
  return { ...check, status: 'pass' };
}

function respond(c: Context<AppEnv>, checks: Readonly<Record<string, readonly Check[]>>): Response {
  const all = Object.values(checks).flat();
  const worst = (['fail', 'warn'] as const).find((level) =>
    all.some(({ status }) => status === level),
  );
  const status: Status = worst ?? 'pass';
  c.header('Cache-Control', status === 'fail' ? privatePolicy : healthPolicy);
  const body = JSON.stringify({ status, version: '1', serviceId: 'feedmill', checks });
  return c.body(body, status === 'fail' ? 503 : 200, { 'Content-Type': 'application/health+json' });
}
