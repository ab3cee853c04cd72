import { termsOf } from '../model/search-terms.ts';
import { plainLine } from '../model/text.ts';
import { htmlToText } from '../post/plain-text.ts';
import { type Database, databaseReason } from '../store/database.ts';
import {
  type ChangedArticle,
  listChanged,
  readChanged,
  readSiteRevision,
} from '../store/search/changed-articles.ts';
import {
  type ClaimedIndex,
  claimIndex,
  type IndexPlace,
  isAt,
  lastArticleId,
  releaseIndex,
} from '../store/search/state.ts';
import { type IndexBatch, listUnread, noteNoneUnread, writeBatch } from '../store/search/write.ts';

// Few articles, so that even the CPU time of the free plan is enough for a batch.
const articlesInBatch = 20;

/**
 * Milliseconds after which a run begins no further batch: in the background, while a client waits, and while caches
 * wait that must forget what has changed.
 */
export const runLimits = { background: 15_000, request: 2_000, urgent: 1_000 } as const;

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
 * @returns whether the limit was reached, so that there may be more to do
 */
export async function catchUp(
  articles: Database,
  index: Database | undefined,
  limit: number,
  clock: () => Date = () => new Date(),
): Promise<boolean> {
  if (!index) return false;
  try {
    const siteRevision = await readSiteRevision(articles);
    if (siteRevision === 0) return false;
    const state = await claimIndex(index, siteRevision, clock());
    if (!state) return false;
    const run = { articles, index, siteRevision, end: clock().getTime() + limit, clock };
    const changed = await indexChanges(run, state);
    const read = state.hasUnread ? await indexUnread(run) : 0;
    await releaseIndex(index);
    console.log({ message: 'search index updated', articles: changed + read });
    return clock().getTime() >= run.end;
  } catch (error) {
    console.error({ message: 'search index not updated', reason: databaseReason(error) });
    return false;
  }
}

interface CatchUp {
  readonly articles: Database;
  readonly index: Database;
  /** The position of the index once no more articles are found. */
  readonly siteRevision: number;
  /** The time from which no further batch begins, in milliseconds. */
  readonly end: number;
  readonly clock: () => Date;
}

async function indexChanges(run: CatchUp, state: ClaimedIndex): Promise<number> {
  const { articles, index, siteRevision, end, clock } = run;
  let place: IndexPlace = state;
  let count = 0;
  if (isAt(state, siteRevision)) return count;
  for (let batch = 0; batch < maxBatches && clock().getTime() < end; batch++) {
    const changed = await listChanged(articles, place, { limit: articlesInBatch, maxContent });
    const last = changed.at(-1);
    const isEnd = changed.length < articlesInBatch;
    // An article may have changed since the revision was read; the index has it then.
    const revision = Math.max(isEnd ? siteRevision : 0, last?.revision ?? 0);
    place = { revision, articleId: isEnd ? lastArticleId : (last?.id ?? 0) };
    const indexed = { ...batchOf(changed), place, hadUnread: state.hasUnread };
    await writeBatch(index, indexed, clock());
    count += changed.length;
    if (isEnd) return count;
  }
  return count;
}

/** Indexes articles whose texts could not be read in earlier runs, as long as those of some can. */
async function indexUnread({ articles, index, end, clock }: CatchUp): Promise<number> {
  let count = 0;
  for (let batch = 0; batch < maxBatches && clock().getTime() < end; batch++) {
    const ids = await listUnread(index, articlesInBatch);
    if (ids.length === 0) await noteNoneUnread(index);
    const found = await readChanged(articles, ids, maxContent);
    const { shown, unread } = batchOf(found);
    if (unread.length === ids.length) return count;
    const hidden = ids.filter(
      (id) => !found.some((article) => article.id === id && article.isShown),
    );
    await writeBatch(index, { shown, hidden, unread, hadUnread: true }, clock());
    count += ids.length - unread.length;
  }
  return count;
}

function batchOf(changed: readonly ChangedArticle[]): IndexBatch {
  const shown = changed.filter(({ isShown }) => isShown);
  const idsOf = (list: readonly ChangedArticle[]) => list.map(({ id }) => id);
  return {
    shown: shown.flatMap(({ content, ...article }) =>
      content === undefined ? [] : [{ ...article, terms: termsOf(textOf(article, content)) }],
    ),
    hidden: idsOf(changed.filter(({ isShown }) => !isShown)),
    unread: idsOf(shown.filter(({ content }) => content === undefined)),
  };
}

/** The text of an article in which the search looks. */
function textOf(
  { title, summary }: Pick<ChangedArticle, 'title' | 'summary'>,
  content: string,
): string {
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
