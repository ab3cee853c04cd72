import type { Context } from 'hono';
import { type ChecksResponse, worstStatus } from '../../model/check.ts';
import type { AppEnv } from '../context.ts';
import { currentChecks } from '../health.ts';

/** `GET /api/checks`: the health checks, as a list. */
export async function checks(c: Context<AppEnv>): Promise<Response> {
  const found = await currentChecks(c);
  const response: ChecksResponse = { status: worstStatus(found), checks: found };
  return c.json(response);
}
