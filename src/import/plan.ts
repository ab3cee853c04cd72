import type { ArticleState } from '../model/article.ts';
import type { Note } from '../model/problem.ts';
import type { RenderedPost } from '../post/read-post.ts';
import type { ArticleRow } from '../store/changes/article-statements.ts';
import type { Changes } from '../store/changes/changes.ts';
import type { StoredArticle, StoredPost } from '../store/sources/posts.ts';
import { ChangeSet, conflictNote, type PostReport, type ReadPostFile } from './change-set.ts';
import { type Claim, claimOf, compareClaims } from './claim.ts';
import { type Conflict, Identities, type StoredPosts } from './identity.ts';
import { scopeRule } from './memberships.ts';
import { updateDate } from './update-date.ts';

/** The result of reading a post. */
export type Reading = ReadPostFile &
  (
    | { readonly kind: 'rendered'; readonly rendered: RenderedPost }
    | { readonly kind: 'skipped' | 'problem'; readonly note: Note }
  );

/** The input of a plan besides the posts. */
export interface PlanContext {
  readonly sourceId: number;
  /** The settings that the posts were read with. */
  readonly settings: string;
  /** Whether posts dated in the future are published at once. */
  readonly future: boolean;
  readonly now: Date;
  /** Whether the source still has a post at a path. */
  isPresent(path: string): boolean;
}

export interface Plan {
  readonly changes: Changes;
  /** In the order of the readings, and then those of other posts that have lost their URLs. */
  readonly reports: readonly PostReport[];
}

/** Compares a batch of posts with what is stored, and decides what they change. */
export function planPosts(
  readings: readonly Reading[],
  stored: StoredPosts,
  context: PlanContext,
): Plan {
  const claims = readings.flatMap((reading) =>
    reading.kind === 'rendered' ? [claimOf(reading, reading.rendered)] : [],
  );
  const planner = new Planner(stored, claims, context);
  const reports = new Map(
    readings.toSorted(inPlanOrder).map((reading) => [reading, planner.plan(reading)]),
  );
  const inBatch = new Set(readings.map(({ path }) => path));
  const isOther = (path: string) => !inBatch.has(path) && context.isPresent(path);
  const ofOthers = planner.changeSet.reportDisplaced(isOther);
  return {
    changes: planner.changeSet.changes(),
    reports: [...readings.flatMap((reading) => reports.get(reading) ?? []), ...ofOthers],
  };
}

// Posts that were not rendered come first, because they may free a URL that another post wants.
function inPlanOrder(a: Reading, b: Reading): number {
  if (a.kind === 'rendered' && b.kind === 'rendered') {
    return compareClaims({ ...a.rendered, path: a.path }, { ...b.rendered, path: b.path });
  }
  return Number(a.kind === 'rendered') - Number(b.kind === 'rendered');
}

class Planner {
  readonly #context: PlanContext;
  readonly #posts: ReadonlyMap<string, StoredPost>;
  readonly #identities: Identities;
  /** Collects what the planned posts change. */
  readonly changeSet: ChangeSet;

  constructor(stored: StoredPosts, claims: readonly Claim[], context: PlanContext) {
    this.#context = context;
    this.#posts = new Map(stored.posts.map((post) => [post.path, post]));
    this.#identities = new Identities(stored, claims, context);
    this.changeSet = new ChangeSet(context);
  }

  plan(reading: Reading): PostReport {
    if (reading.kind === 'rendered') return this.#planRendered(reading, reading.rendered);
    if (reading.kind === 'skipped') return this.#planSkipped(reading, reading.note);
    return this.#reject(reading, reading.note, 'problem');
  }

  #planRendered(post: ReadPostFile, rendered: RenderedPost): PostReport {
    const identity = this.#identities.identify(claimOf(post, rendered));
    if ('conflict' in identity) return this.#planConflict(post, rendered, identity);
    const { feedId, before, displaced } = identity;
    for (const article of displaced) {
      this.changeSet.withdraw(article);
      this.changeSet.displace(article, post.path);
    }
    // Another post had this article, and still exists: it got the URL only because it was read
    // first.
    if (before && before.path !== post.path && this.#context.isPresent(before.path)) {
      this.changeSet.displace(before, post.path);
    }
    const state = before?.isHeld ? 'withdrawn' : this.#stateOf(rendered);
    const isSame =
      before?.hash === rendered.hash && before.state === state && before.scopeRule === scopeRule;
    const isAtPath = before?.path === post.path && before.sourceId === this.#context.sourceId;
    if (!isSame || !isAtPath) {
      this.changeSet.writeArticle(this.#row(post, rendered, feedId, state, before));
    }
    if (!isSame) {
      this.changeSet.changeScopes(before, { ...rendered, feedId, state, scopeRule });
    }
    if (before && (before.url !== rendered.url || before.publishedAt < rendered.publishedAt)) {
      this.changeSet.freeUrl();
    }
    this.#noteLinks(post.path, rendered.url, before);
    const outcome = isSame ? 'unchanged' : before ? 'changed' : 'created';
    this.changeSet.count(outcome);
    return this.changeSet.report(post, outcome, 'imported', rendered.notes, feedId);
  }

  // Posts that link to this one may have to be read again.
  #noteLinks(path: string, url: string, before: StoredArticle | undefined): void {
    const isLinked = before && (before.state !== 'withdrawn' || before.isHeld);
    const isMoved = before?.path !== path || before.sourceId !== this.#context.sourceId;
    if (!isLinked || isMoved) this.changeSet.addNewPost(path);
    if (isLinked && isMoved) this.changeSet.addMovedPost(before.path);
    else if (isLinked && before.url !== url) this.changeSet.addMovedPost(path);
  }

  #planSkipped(post: ReadPostFile, note: Note): PostReport {
    const article = this.#ownArticleAt(post.path);
    if (article) {
      this.changeSet.withdraw(article);
      this.changeSet.freeUrl();
    }
    this.changeSet.addUnlinkable(post.path);
    this.changeSet.count('skipped');
    return this.changeSet.report(post, 'skipped', 'skipped', [note]);
  }

  // If the post has an article, its URL is no longer on the site. Whether another post was read first must
  // not matter, so the article is withdrawn even if it had another URL.
  #planConflict(post: ReadPostFile, { url, feedId }: RenderedPost, conflict: Conflict): PostReport {
    const note = conflictNote(conflict, conflict.on === 'id' ? feedId : url);
    const article = this.#ownArticleAt(post.path);
    if (article && article.state !== 'withdrawn') {
      this.changeSet.withdraw(article);
      this.changeSet.freeUrl();
    }
    return this.#reject(post, note, 'conflict');
  }

  // If the post has an article, its last good version stays.
  #reject(post: ReadPostFile, note: Note, outcome: 'problem' | 'conflict'): PostReport {
    this.changeSet.addUnlinkable(post.path);
    this.changeSet.count('problems');
    return this.changeSet.report(post, outcome, outcome, [note]);
  }

  // The article of a post, unless it has moved to another path or source.
  #ownArticleAt(path: string): StoredArticle | undefined {
    const article = this.#identities.articleAt(path);
    const isOwn = article?.path === path && article.sourceId === this.#context.sourceId;
    return isOwn ? article : undefined;
  }

  #stateOf({ publishedAt }: RenderedPost): ArticleState {
    return publishedAt > this.#context.now && !this.#context.future ? 'scheduled' : 'live';
  }

  #row(
    post: ReadPostFile,
    { notes: _, sharesUrl: __, isDated: ___, ...rendered }: RenderedPost,
    feedId: string,
    state: ArticleState,
    before: StoredArticle | undefined,
  ): ArticleRow {
    const { sourceId } = this.#context;
    const updatedAt = this.#updatedAt(post, rendered, before);
    return { ...rendered, sourceId, path: post.path, feedId, updatedAt, state, scopeRule };
  }

  #updatedAt(
    post: ReadPostFile,
    rendered: Pick<RenderedPost, 'updatedAt' | 'publishedAt' | 'hash'>,
    before: StoredArticle | undefined,
  ): Date {
    // An article that was that of another post was never edited as this post.
    const isOwn = before?.path === post.path || (before && !this.#context.isPresent(before.path));
    const own = isOwn ? before : undefined;
    const isSameFile =
      this.#posts.get(post.path)?.hash === post.hash ||
      (own !== undefined && this.#identities.fileBeforeMove(own) === post.hash);
    return updateDate(rendered, own, isSameFile, this.#context.now);
  }
}
