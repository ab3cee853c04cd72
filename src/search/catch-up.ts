import { termsOf } from '../model/search-terms.ts';
import { plainLine } from '../model/text.ts';
import { htmlToText } from '../post/plain-text.ts';
import { type Database, databaseReason } from '../store/database.ts';
import {
  type ChangedArticle,
  listChanged,
  readSiteRevision,
} from '../store/search/changed-articles.ts';
import { claimIndex, type IndexState, lastArticleId, releaseIndex } from '../store/search/state.ts';
import { writeBatch } from '../store/search/write.ts';

// Few articles, so that even the CPU time of the free plan is enough for a batch.
const articlesInBatch = 20;

/** Milliseconds after which a run begins no further batch, in the background and while a client waits. */
export const runLimits = { background: 15_000, request: 2_000 } as const;

// D1 calls that a run may make, far below what an invocation may. Each batch takes two.
const maxBatches = 150;

// Characters of an article, as HTML and as text. What comes after them is not found.
const maxContent = 60_000;
const maxText = 20_000;

/**
 * Brings the index of the search up to date with the articles: after an import, and at each tick of the
 * schedule. It goes through the articles in the order in which they last changed, in batches. A run that is
 * interrupted loses at most a batch, and what is too much for one run is left for the next. It never throws:
 * searches work with the index as it is.
 *
 * @param articles the database that has the articles
 * @param index the database that has the index; undefined if there is no search
 * @param limit one of {@link runLimits}
 */
export async function catchUp(
  articles: Database,
  index: Database | undefined,
  limit: number,
  clock: () => Date = () => new Date(),
): Promise<void> {
  if (!index) return;
  try {
    const siteRevision = await readSiteRevision(articles);
    if (siteRevision === 0) return;
    const state = await claimIndex(index, siteRevision, clock());
    if (!state) return;
    const count = await indexChanges({ articles, index, siteRevision, limit, clock }, state);
    await releaseIndex(index);
    console.log({ message: 'search index updated', articles: count });
  } catch (error) {
    console.error({ message: 'search index not updated', reason: databaseReason(error) });
  }
}

interface CatchUp {
  readonly articles: Database;
  readonly index: Database;
  /** What the index has reached when no more articles are found. */
  readonly siteRevision: number;
  readonly limit: number;
  readonly clock: () => Date;
}

async function indexChanges(run: CatchUp, state: IndexState): Promise<number> {
  const { articles, index, siteRevision, limit, clock } = run;
  const end = clock().getTime() + limit;
  let from: Pick<IndexState, 'revision' | 'articleId'> = state;
  let count = 0;
  for (let batch = 0; batch < maxBatches && clock().getTime() < end; batch++) {
    const changed = await listChanged(articles, from, { limit: articlesInBatch, maxContent });
    const last = changed.at(-1);
    const isEnd = changed.length < articlesInBatch;
    // An article may have changed since the revision was read; the index has it then.
    const revision = Math.max(isEnd ? siteRevision : 0, last?.revision ?? 0);
    from = { revision, articleId: isEnd ? lastArticleId : (last?.id ?? 0) };
    await writeBatch(index, { ...batchOf(changed), ...from }, clock());
    count += changed.length;
    if (isEnd) return count;
  }
  return count;
}

function batchOf(changed: readonly ChangedArticle[]) {
  const { shown = [], hidden = [] } = Object.groupBy(changed, ({ isShown }) =>
    isShown ? 'shown' : 'hidden',
  );
  return {
    shown: shown.map((article) => ({ ...article, terms: termsOf(textOf(article)) })),
    hidden: hidden.map(({ id }) => id),
  };
}

/** The text of an article in which the search looks. */
function textOf({ title, summary, content }: ChangedArticle): string {
  return `${title} ${summary} ${contentText(content)}`.slice(0, maxText);
}

function contentText(html: string): string {
  try {
    return htmlToText(html);
  } catch {
    // It takes too much work to read, such as tags that are nested a thousand deep.
    return plainLine(html.replace(/<[^>]*>/g, ' '));
  }
}
