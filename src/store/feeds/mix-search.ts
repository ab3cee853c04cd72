import { type SQL, sql } from 'drizzle-orm';
import { isOlder, type Position } from '../../model/archive-page.ts';
import type { Mix } from '../../model/mix.ts';
import { type Database, seconds } from '../database.ts';
import { type StoredScope, scopeArticle } from '../schema.ts';

/** A search for the articles of some scopes, from a position downwards. */
export interface MixSearch {
  readonly match: Mix['match'];
  readonly scopes: readonly StoredScope[];
  readonly without: readonly StoredScope[];
  /** Undefined to begin with the newest article. */
  readonly before: Position | undefined;
  /** Only articles from this time on are found; null for articles of any age. */
  readonly oldest?: Date | null;
  /** Whether only articles with a picture are found. */
  readonly withPicture?: boolean;
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
    const found = await readCandidates(db, plan, { before, count, oldest: search.oldest });
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

function planOf({ match, scopes, without, withPicture = false }: MixSearch): Plan {
  const smallestFirst = scopes.toSorted((a, b) => a.articleCount - b.articleCount);
  // An article that is in all scopes is in the smallest one.
  const bases = match === 'any' ? scopes : smallestFirst.slice(0, 1);
  const required = match === 'any' ? [] : smallestFirst.slice(1);
  const conditions = [
    ...required.map((scope) => isIn(scope)),
    ...without.map((scope) => sql`not ${isIn(scope)}`),
    ...(withPicture ? [hasPicture] : []),
  ];
  const condition = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1`;
  return { bases, condition, checks: conditions.length };
}

/** Which articles of each base are read: the newest `count` within the bounds. */
interface Range {
  readonly before: Position | undefined;
  readonly oldest: Date | null | undefined;
  readonly count: number;
}

/**
 * Reads the newest articles of each base in a range.
 *
 * @returns the hits among them down to the position to which all bases were read, if one has more
 */
async function readCandidates(
  db: Database,
  plan: Plan,
  range: Range,
): Promise<{ readonly hits: Hit[]; readonly seenTo: Position | undefined }> {
  const candidates = await selectCandidates(db, plan, range);
  const seenTo = [...Map.groupBy(candidates, ({ scopeId }) => scopeId).values()]
    .flatMap((ofBase) => (ofBase.length === range.count ? (ofBase.at(-1) ?? []) : []))
    .reduce<Position | undefined>((a, b) => (a && isOlder(b, a) ? a : b), undefined);
  const hits = new Map<number, Hit>();
  for (const { articleId, publishedAt, size, isHit } of candidates) {
    const hit = { articleId, publishedAt, size };
    if (isHit && !(seenTo && isOlder(hit, seenTo))) hits.set(articleId, hit);
  }
  return { hits: [...hits.values()].sort((a, b) => (isOlder(a, b) ? 1 : -1)), seenTo };
}

// D1 allows only five "union all" in a statement.
const basesPerStatement = 5;

async function selectCandidates(db: Database, { bases, condition }: Plan, range: Range) {
  const groups = Array.from({ length: Math.ceil(bases.length / basesPerStatement) }, (_, index) =>
    bases.slice(index * basesPerStatement, (index + 1) * basesPerStatement),
  );
  const [first, ...others] = groups.map((group) =>
    db
      .select({
        scopeId: sql<number>`scope_id`,
        publishedAt: sql`published_at`.mapWith(scopeArticle.publishedAt),
        articleId: sql<number>`article_id`,
        size: sql<number>`size`,
        // Named, since a batch would otherwise move a column that is called "1" to the front.
        isHit: sql`${condition}`.mapWith(Boolean).as('is_hit'),
      })
      .from(
        sql`(${sql.join(
          group.map((scope) => newestOf(scope, range)),
          sql` union all `,
        )}) as candidate`,
      ),
  );
  const results = first ? await db.batch([first, ...others]) : [];
  return results.flat();
}

function newestOf({ id }: StoredScope, { before, oldest, count }: Range): SQL {
  const isBelow = before
    ? sql`and (published_at, article_id) < (${seconds(before.publishedAt)}, ${before.articleId})`
    : sql``;
  const isRecent = oldest ? sql`and published_at >= ${seconds(oldest)}` : sql``;
  return sql`select * from (
    select scope_id, published_at, article_id, size from ${scopeArticle}
    where scope_id = ${number(id)} ${isBelow} ${isRecent}
    order by published_at desc, article_id desc limit ${count})`;
}

const hasPicture = sql`exists (
  select 1 from article where id = candidate.article_id and image is not null)`;

// D1 accepts at most a hundred parameters per statement, and a definition of a feed may name fifty scopes.
function number(id: number): SQL {
  return sql.raw(String(Number(id)));
}

function isIn({ id }: StoredScope): SQL {
  return sql`exists (
    select 1 from ${scopeArticle} as other where other.scope_id = ${number(id)}
      and other.published_at = candidate.published_at and other.article_id = candidate.article_id)`;
}
