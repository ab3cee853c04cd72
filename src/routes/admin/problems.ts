import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ProblemsResponse } from '../../model/admin-api.ts';
import { reportedOutcome } from '../../model/import-api.ts';
import { listFeedProblems } from '../../store/sources/feed-problems.ts';
import { findSource } from '../../store/sources/runs.ts';
import { listNoted } from '../../store/sources/source-list.ts';
import type { AppEnv } from '../context.ts';
import { sourceOf } from '../input.ts';
import { limitParameter } from './pages.ts';

/** `GET /api/sources/{source}/problems`: lists the posts with problems or notes, in pages. */
export async function problems(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const limit = limitParameter(c, { standard: 500, max: 2_000 });
  return c.json(await readProblems(c, sourceOf(c), { after: c.req.query('after') ?? '', limit }));
}

/**
 * Reads a page of the posts of a source with problems or notes. The first page begins with the definitions of
 * feeds that have problems.
 *
 * @throws {HTTPException} 404 if the source does not exist
 */
export async function readProblems(
  c: Context<AppEnv>,
  name: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ProblemsResponse> {
  const { db } = c.var;
  const source = await findSource(db, name);
  if (!source) throw new HTTPException(404, { message: 'The source does not exist.' });
  const found = await listNoted(db, source.id, after, limit + 1);
  const page = found.slice(0, limit);
  const ofFeeds = after === '' ? await listFeedProblems(db, source) : [];
  const ofPosts = page.map((post) => ({ ...post, outcome: reportedOutcome(post.outcome) }));
  return {
    problems: [...ofFeeds, ...ofPosts],
    next: found.length > limit ? (page.at(-1)?.path ?? null) : null,
  };
}
