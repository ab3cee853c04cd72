import { type SQL, sql } from 'drizzle-orm';
import { isOlder, type Position } from '../../model/archive-page.ts';
import type { Mix } from '../../model/mix.ts';
import { type Database, seconds } from '../database.ts';
import { type StoredScope, scopeArticle } from '../schema.ts';

/** What to search for: the articles of some scopes, from a position downwards. */
export interface MixSearch {
  readonly match: Mix['match'];
  readonly scopes: readonly StoredScope[];
  readonly without: readonly StoredScope[];
  /** Undefined to begin with the newest article. */
  readonly before: Position | undefined;
}

/** An article that a search has found. */
export interface Hit extends Position {
  /** The approximate bytes of the article in a feed. */
  readonly size: number;
}

export interface MixHits {
  /** Newest first: one more than was asked for, if there are as many. */
  readonly hits: readonly Hit[];
  /** The search has not looked below this position; undefined if it has seen everything it needs. */
  readonly searchedTo: Position | undefined;
}

// Rows that a search may read. It stays cheap even if scopes are large and have no article in common.
const maxRows = 5_000;

/**
 * Finds the newest articles of a mix. It reads the newest articles of the scopes that the result can be
 * in, and checks each against the other scopes: first a few, then more. It ends when it has enough, when
 * it has seen all, or after 5,000 rows.
 *
 * @param items the number of articles wanted
 */
export async function searchMix(db: Database, search: MixSearch, items: number): Promise<MixHits> {
  const plan = planOf(search);
  const rowsPerCandidate = plan.bases.length * (1 + plan.checks);
  const hits: Hit[] = [];
  let { before } = search;
  let rows = 0;
  // Most candidates are hits if there is nothing to check.
  let count = (items + 1) * (plan.checks === 0 ? 1 : 4);
  for (;;) {
    count = Math.min(count, Math.floor((maxRows - rows) / rowsPerCandidate));
    if (count < 1) return { hits, searchedTo: before };
    const found = await readCandidates(db, plan, before, count);
    hits.push(...found.hits);
    if (hits.length > items) return { hits: hits.slice(0, items + 1), searchedTo: undefined };
    if (!found.seenTo) return { hits, searchedTo: undefined };
    before = found.seenTo;
    rows += count * rowsPerCandidate;
    count *= 4;
  }
}

interface Plan {
  /** The scopes whose articles are read. */
  readonly bases: readonly StoredScope[];
  /** Whether an article, a row of `candidate`, is in the mix. */
  readonly condition: SQL;
  /** The number of scopes that the condition looks into. */
  readonly checks: number;
}

function planOf({ match, scopes, without }: MixSearch): Plan {
  const smallestFirst = scopes.toSorted((a, b) => a.articleCount - b.articleCount);
  // An article that is in all scopes is in the smallest one.
  const bases = match === 'any' ? scopes : smallestFirst.slice(0, 1);
  const required = match === 'any' ? [] : smallestFirst.slice(1);
  const conditions = [
    ...required.map((scope) => isIn(scope)),
    ...without.map((scope) => sql`not ${isIn(scope)}`),
  ];
  const condition = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1`;
  return { bases, condition, checks: conditions.length };
}

/**
 * Reads the newest `count` articles of each base below a position.
 *
 * @returns the hits among them down to the position to which all bases were read, if one has more
 */
async function readCandidates(
  db: Database,
  { bases, condition }: Plan,
  before: Position | undefined,
  count: number,
): Promise<{ readonly hits: Hit[]; readonly seenTo: Position | undefined }> {
  const candidatesOf = (scope: StoredScope) =>
    db
      .select({
        publishedAt: sql`published_at`.mapWith(scopeArticle.publishedAt),
        articleId: sql<number>`article_id`,
        size: sql<number>`size`,
        // Named, since a batch would otherwise move a column that is called "1" to the front.
        isHit: sql`${condition}`.mapWith(Boolean).as('is_hit'),
      })
      .from(sql`(${newestOf(scope, before, count)}) as candidate`);
  // In a batch and not by "union all", of which D1 allows only five in a statement.
  const [first, ...others] = bases.map(candidatesOf);
  const candidates = first ? await db.batch([first, ...others]) : [];
  const seenTo = candidates
    .flatMap((ofBase) => (ofBase.length === count ? (ofBase.at(-1) ?? []) : []))
    .reduce<Position | undefined>((a, b) => (a && isOlder(b, a) ? a : b), undefined);
  const hits = new Map<number, Hit>();
  for (const { articleId, publishedAt, size, isHit } of candidates.flat()) {
    const hit = { articleId, publishedAt, size };
    if (isHit && !(seenTo && isOlder(hit, seenTo))) hits.set(articleId, hit);
  }
  return { hits: [...hits.values()].sort((a, b) => (isOlder(a, b) ? 1 : -1)), seenTo };
}

function newestOf({ id }: StoredScope, before: Position | undefined, limit: number): SQL {
  const isBelow = before
    ? sql`and (published_at, article_id) < (${seconds(before.publishedAt)}, ${before.articleId})`
    : sql``;
  return sql`
    select published_at, article_id, size from ${scopeArticle} where scope_id = ${id} ${isBelow}
    order by published_at desc, article_id desc limit ${limit}`;
}

function isIn({ id }: StoredScope): SQL {
  return sql`exists (
    select 1 from ${scopeArticle} as other where other.scope_id = ${id}
      and other.published_at = candidate.published_at and other.article_id = candidate.article_id)`;
}
