import type { PageStart, Position } from '../../model/archive-page.ts';
import type { Article } from '../../model/article.ts';
import { type Budget, budgetOfSite, countWithin } from '../../model/budget.ts';
import type { ScopeKey } from '../../model/scope.ts';
import type { Database } from '../database.ts';
import type { StoredScope, StoredSite } from '../schema.ts';
import { withTexts } from '../texts/with-texts.ts';
import { type KnownStarts, pageBelow, parsePosition } from './archive-pages.ts';
import { selectNewest } from './feed-query.ts';
import { budgetFor, withOlder } from './podcast.ts';
import { type Tombstone, withdrawals } from './withdrawals.ts';

/** A scope's newest articles. */
export interface Feed {
  readonly scope: StoredScope;
  readonly site: StoredSite;
  /** Newest first, each with the revision that the site had when the article was last written. */
  readonly articles: readonly (Article & { readonly revision: number })[];
  /** The newest page of the archive; undefined if the feed contains all articles of the scope. */
  readonly older: PageStart | undefined;
  /** Whether articles were left out because of their size. */
  readonly isCut: boolean;
  /** Whether it has more articles than other feeds, since it is that of a podcast. */
  readonly isExtended: boolean;
  /** The latest first; empty unless `withTombstones`. */
  readonly withdrawn: readonly Tombstone[];
}

export interface FeedRequest {
  readonly budget: Budget;
  readonly withTombstones: boolean;
  /** Whether to read the text of the articles, too; by default. It is empty otherwise. */
  readonly withContent?: boolean | undefined;
}

/**
 * Reads a scope's newest articles in one statement: see {@link selectNewest}. The rest of a podcast takes another
 * statement, and so do texts that are in a text database.
 *
 * @returns undefined if the scope does not exist, or if nothing has been imported yet
 */
export async function readFeed(
  db: Database,
  key: ScopeKey,
  request: FeedRequest,
): Promise<Feed | undefined> {
  const { withContent = true, withTombstones } = request;
  const limit = request.budget.items;
  const rows = await selectNewest(db, { ...key, limit, withContent, withTombstones });
  const [first] = rows;
  if (!first?.site) return undefined;
  const read = rows.flatMap(({ article, size }) =>
    article && size !== null ? [{ ...article, size }] : [],
  );
  const ordinary = budgetOfSite(request.budget, first.site.postsLimit);
  const newest = read.slice(0, ordinary.items);
  const budget = budgetFor(newest, ordinary);
  const isExtended = budget !== ordinary;
  const hasMore = isExtended || ordinary.items > request.budget.items;
  const stored = hasMore ? await withOlder(db, first.scope.id, newest, budget) : newest;
  const count = countWithin(
    stored.map(({ size }) => size),
    budget,
  );
  const articles = await withTexts(db, stored.slice(0, count), request);
  const last = articles.at(-1);
  const hasOlder = articles.length < first.scope.articleCount;
  return {
    scope: first.scope,
    site: first.site,
    articles,
    older:
      last && hasOlder ? await pageBelow(db, key, positionOf(last), startsOf(rows)) : undefined,
    isCut:
      articles.length < stored.length ||
      (hasOlder && (isExtended || articles.length < ordinary.items)),
    isExtended,
    withdrawn: withdrawals.parse(first.withdrawn),
  };
}

/** The page starts among the newest articles, and the one below them. */
function startsOf(rows: Awaited<ReturnType<typeof selectNewest>>): KnownStarts {
  return {
    starts: rows.flatMap(({ article, beginsPage }) =>
      article && beginsPage ? [positionOf(article)] : [],
    ),
    below: parsePosition(rows.at(-1)?.startBelow ?? null),
  };
}

function positionOf(article: { readonly publishedAt: Date; readonly id: number }): Position {
  return { publishedAt: article.publishedAt, articleId: article.id };
}
