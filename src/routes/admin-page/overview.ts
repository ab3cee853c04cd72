import type { Context } from 'hono';
import { type Overview, overviewPage } from '../../pages/admin/overview.ts';
import { chartedRuns } from '../../pages/admin/run-chart.ts';
import { readArticles } from '../admin/article-lists.ts';
import { readRuns } from '../admin/runs.ts';
import { readScopes } from '../admin/scopes.ts';
import { readSources } from '../admin/sources.ts';
import type { AppEnv } from '../context.ts';
import { currentChecks } from '../health.ts';
import { contextOf, send } from './response.ts';

// Entries of each list.
const entries = 8;

/** `GET /admin/`: how it is, and what there is to do. If the database fails, it says so and nothing else. */
export async function overview(c: Context<AppEnv>): Promise<Response> {
  const checks = await currentChecks(c);
  const isDown = checks.some(({ name, status }) => name === 'database' && status === 'fail');
  const page = overviewPage(await contextOf(c), checks, {
    overview: isDown ? undefined : await readOverview(c),
    isQueued: c.req.query('done') === 'import',
  });
  return send(c, page, isDown ? 503 : 200);
}

async function readOverview(c: Context<AppEnv>): Promise<Overview> {
  const first = { after: 0, limit: entries };
  const [sources, runs, scheduled, held, largest, recent] = await Promise.all([
    readSources(c, { withCounts: false, withScheduled: false }),
    readRuns(c, { limit: chartedRuns }),
    readArticles(c, 'scheduled', first),
    readArticles(c, 'held', first),
    readScopes(c, { by: 'size', limit: entries }),
    readScopes(c, { by: 'change', limit: entries }),
  ]);
  return {
    sources: sources.sources,
    runs: runs.runs,
    scheduled,
    held,
    largest: largest.scopes,
    recent: recent.scopes,
  };
}
