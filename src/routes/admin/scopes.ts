import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ScopesResponse } from '../../model/article-api.ts';
import { type Scope, type ScopeKind, scopeKinds } from '../../model/scope.ts';
import { pagePath } from '../../model/urls.ts';
import { listLargest, listRecent } from '../../store/feeds/scopes.ts';
import type { AppEnv } from '../context.ts';
import { limitParameter } from './pages.ts';

/** The orders in which scopes can be listed: the largest first, or those that changed last. */
const scopeOrders = ['size', 'change'] as const;

interface ScopesRequest {
  readonly by: (typeof scopeOrders)[number];
  /** All kinds if undefined. */
  readonly kind?: ScopeKind | undefined;
  readonly limit: number;
}

/** `GET /api/scopes`: the largest scopes, or those that changed last. */
export async function scopes(c: Context<AppEnv>): Promise<Response> {
  const by = oneOf(c, 'by', scopeOrders) ?? 'size';
  const kind = oneOf(c, 'kind', scopeKinds);
  const limit = limitParameter(c, { standard: 50, max: 200 });
  return c.json(await readScopes(c, { by, kind, limit }));
}

/**
 * Reads the largest scopes, or those that changed last. Named feeds have no size, so they are among the largest only
 * if their kind is asked for. Of those that changed last, only the last 200 are found.
 */
export async function readScopes(
  c: Context<AppEnv>,
  { by, kind, limit }: ScopesRequest,
): Promise<ScopesResponse> {
  const { db } = c.var;
  if (by === 'change') return { scopes: (await listRecent(db, kind, limit)).map(responseOf) };
  const kinds = kind === undefined ? scopeKinds.filter((each) => each !== 'feed') : [kind];
  const lists = await Promise.all(kinds.map((each) => listLargest(db, each, { limit })));
  const largest = lists.flat().sort((a, b) => b.articleCount - a.articleCount);
  return { scopes: largest.slice(0, limit).map(responseOf) };
}

function responseOf(scope: Scope): ScopesResponse['scopes'][number] {
  const { kind, slug, name, articleCount, changedAt } = scope;
  return {
    kind,
    slug,
    name,
    articles: kind === 'feed' ? null : articleCount,
    changedAt: changedAt.toISOString(),
    path: pagePath(scope),
  };
}

/**
 * Reads one of some words from the query; undefined if the query has none.
 *
 * @throws {HTTPException} 400 if it is another word
 */
export function oneOf<Word extends string>(
  c: Context<AppEnv>,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const given = c.req.query(name);
  const found = words.find((word) => word === given);
  if (given === undefined || found !== undefined) return found;
  throw new HTTPException(400, { message: `"${name}" must be one of ${words.join(', ')}.` });
}
