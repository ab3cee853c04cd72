import type { Context } from 'hono';
import { databaseFails } from '../health/database-rules.ts';
import { readChecks } from '../health/read-checks.ts';
import { healthPolicy, privatePolicy } from '../http/cache-policy.ts';
import { type Check, worstStatus } from '../model/check.ts';
import { databaseReason } from '../store/database.ts';
import type { AppEnv } from './context.ts';

/**
 * `/health`, for monitors (draft-inadarei-api-health-check-06): 503 if a check fails. The response contains
 * nothing confidential.
 */
export async function health(c: Context<AppEnv>): Promise<Response> {
  const checks = await currentChecks(c);
  const status = worstStatus(checks);
  c.header('Cache-Control', status === 'fail' ? privatePolicy : healthPolicy);
  const entries = checks.map((check) => [check.name, [entryOf(check)]]);
  const body = JSON.stringify({
    status,
    version: '1',
    serviceId: 'feedmill',
    checks: Object.fromEntries(entries),
  });
  return c.body(body, status === 'fail' ? 503 : 200, { 'Content-Type': 'application/health+json' });
}

/** The health checks of this Feedmill now. If the database fails, that is the only check. */
export async function currentChecks(c: Context<AppEnv>): Promise<Check[]> {
  const { db, config, migrator } = c.var;
  const scheduled = (c.env?.sources ?? []).map(({ name }) => name);
  try {
    await migrator();
    return await readChecks(db, config, scheduled, new Date());
  } catch (error) {
    console.error({ message: 'health failed', reason: databaseReason(error) });
    return [databaseFails(error)];
  }
}

// §4 of the draft. Members that say nothing are left out.
function entryOf({ componentType, status, observedValue, observedUnit, time, output }: Check) {
  return {
    componentType,
    status,
    ...(observedValue === null ? {} : { observedValue }),
    ...(observedUnit === null ? {} : { observedUnit }),
    ...(time === null ? {} : { time }),
    ...(output === '' ? {} : { output }),
  };
}
