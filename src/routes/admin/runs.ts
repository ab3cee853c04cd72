import type { Context } from 'hono';
import type { RunResponse, RunsResponse } from '../../model/admin-api.ts';
import { listRuns } from '../../store/sources/run-list.ts';
import { findRun, type StoredRun } from '../../store/sources/runs.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { numberParameter, sourceParameter } from '../input.ts';
import { limitParameter } from './pages.ts';

/** `GET /api/runs`: lists the runs of one source or of all, newest first, in pages. */
export async function runs(c: Context<AppEnv>): Promise<Response> {
  const source = sourceParameter(c);
  const before = numberParameter(c, 'before', Number.MAX_SAFE_INTEGER);
  const limit = limitParameter(c, { standard: 50, max: 200 });
  return c.json(
    await readRuns(c, {
      limit,
      ...(source === undefined ? {} : { source }),
      ...(before === undefined ? {} : { before }),
    }),
  );
}

/** Reads a page of the runs, newest first. */
export async function readRuns(
  c: Context<AppEnv>,
  request: Parameters<typeof listRuns>[1],
): Promise<RunsResponse> {
  const { limit } = request;
  const found = await listRuns(c.var.db, { ...request, limit: limit + 1 });
  const page = found.slice(0, limit).map(({ run, source: name }) => runResponseOf(run, name));
  return { runs: page, next: found.length > limit ? (page.at(-1)?.run ?? null) : null };
}

/** `GET /api/runs/{run}`. */
export async function oneRun(c: Context<AppEnv, '/:run'>): Promise<Response> {
  const number = c.req.param('run');
  const found = /^\d{1,12}$/.test(number) ? await findRun(c.var.db, Number(number)) : undefined;
  if (!found) return refuse(c, 404, 'The run does not exist.');
  return c.json(runResponseOf(found.run, found.source.name));
}

/** A run as the API returns it. */
export function runResponseOf(run: StoredRun, source: string): RunResponse {
  const { id, state, message, notes, cache } = run;
  const remaining = state === 'running' ? run.remaining : 0;
  const { created, changed, unchanged, skipped, problems, withdrawn } = run;
  const counts = { created, changed, unchanged, skipped, problems, withdrawn, remaining };
  const startedAt = run.startedAt.toISOString();
  const finishedAt = timeText(run.finishedAt);
  const result = { state, startedAt, finishedAt, ...counts, message, notes: [...notes], cache };
  return { run: id, source, ...result };
}

/** A time as the API returns it. */
export function timeText(time: Date | null | undefined): string | null {
  return time ? time.toISOString() : null;
}
