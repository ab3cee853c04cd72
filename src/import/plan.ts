import type { ArticleState } from '../model/article.ts';
import type { PostHash } from '../model/post-file.ts';
import type { Note } from '../model/problem.ts';
import type { Draft } from '../post/read-post.ts';
import type { ArticleRow } from '../store/changes/article-statements.ts';
import type { Changes } from '../store/changes/changes.ts';
import type { StoredArticle, StoredPost, StoredPosts } from '../store/sources/posts.ts';
import { ChangeSet, conflictNote, type PostReport, type ReadPostFile } from './change-set.ts';
import { type Claim, compareClaims, Identities } from './identity.ts';

/** What came of reading a post. */
export type Reading = ReadPostFile &
  (
    | { readonly kind: 'draft'; readonly draft: Draft }
    | { readonly kind: 'skipped' | 'problem'; readonly note: Note }
  );

/** What deciding depends on besides the posts. */
export interface PlanContext {
  readonly sourceId: number;
  readonly settings: string;
  readonly future: boolean;
  readonly now: Date;
  /** Whether the source still has a file at a path. */
  isPresent(path: string): boolean;
}

export interface Plan {
  readonly changes: Changes;
  readonly reports: readonly PostReport[];
}

/** Decides what a handful of posts change, from what was read and what is stored. */
export function planPosts(
  readings: readonly Reading[],
  known: StoredPosts,
  context: PlanContext,
): Plan {
  const claims = readings.flatMap((reading) =>
    reading.kind === 'draft' ? [claimOf(reading, reading.draft)] : [],
  );
  const planner = new Planner(known, claims, context);
  const reports = new Map(readings.toSorted(inOrder).map((one) => [one, planner.plan(one)]));
  return {
    changes: planner.changes(),
    reports: readings.flatMap((reading) => reports.get(reading) ?? []),
  };
}

function claimOf({ path }: PostHash, draft: Draft): Claim {
  const { feedId, url, publishedAt } = draft;
  return { path, feedId, url, publishedAt };
}

// Posts that want an address one after the other, as it is given; what leaves one goes first.
function inOrder(a: Reading, b: Reading): number {
  if (a.kind === 'draft' && b.kind === 'draft') {
    return compareClaims({ ...a.draft, path: a.path }, { ...b.draft, path: b.path });
  }
  return Number(a.kind === 'draft') - Number(b.kind === 'draft');
}

class Planner {
  readonly #context: PlanContext;
  readonly #posts: ReadonlyMap<string, StoredPost>;
  readonly #identities: Identities;
  readonly #ledger: ChangeSet;

  constructor(known: StoredPosts, claims: readonly Claim[], context: PlanContext) {
    this.#context = context;
    this.#posts = new Map(known.posts.map((post) => [post.path, post]));
    this.#identities = new Identities(known, claims, context);
    this.#ledger = new ChangeSet(context);
  }

  plan(reading: Reading): PostReport {
    if (reading.kind === 'draft') return this.#planDraft(reading, reading.draft);
    if (reading.kind === 'skipped') return this.#planSkipped(reading, reading.note);
    return this.#reject(reading, reading.note, 'problem');
  }

  changes(): Changes {
    return this.#ledger.changes();
  }

  #planDraft(post: ReadPostFile, draft: Draft): PostReport {
    const identity = this.#identities.identify(claimOf(post, draft));
    if ('conflict' in identity) return this.#planRival(post, draft.url, identity.conflict);
    const { feedId, before, displaced } = identity;
    for (const article of displaced) {
      this.#ledger.withdraw(article);
      this.#ledger.displace(article, post.path);
    }
    // The article of a post that is still there, but came to its address only by being read first.
    if (before && before.path !== post.path && this.#context.isPresent(before.path)) {
      this.#ledger.displace(before, post.path);
    }
    const state = before?.isHeld ? 'withdrawn' : this.#stateOf(draft);
    const isSame = before?.hash === draft.hash && before.state === state;
    const isPlaced = before?.path === post.path && before.sourceId === this.#context.sourceId;
    if (!isSame || !isPlaced) {
      this.#ledger.write(this.#row(post, draft, feedId, state, before));
    }
    if (!isSame) this.#ledger.move(before, { ...draft, feedId, state });
    if (before && (before.url !== draft.url || before.publishedAt < draft.publishedAt)) {
      this.#ledger.freeUrl();
    }
    if (!before) this.#ledger.addNewPost(post.path);
    const outcome = isSame ? 'unchanged' : before ? 'changed' : 'created';
    this.#ledger.count(outcome);
    return this.#ledger.report(post, outcome, 'imported', draft.notes, feedId);
  }

  // A post that is no longer published takes its article out of the feeds.
  #planSkipped(post: ReadPostFile, note: Note): PostReport {
    const article = this.#ownArticleAt(post.path);
    if (article) {
      this.#ledger.withdraw(article);
      this.#ledger.freeUrl();
    }
    this.#ledger.count('skipped');
    return this.#ledger.report(post, 'skipped', 'skipped', [note]);
  }

  // What was served before stays, unless it is at the address that is another's now.
  #planRival(post: ReadPostFile, url: string, conflict: string): PostReport {
    const note = conflictNote(url, conflict);
    const article = this.#ownArticleAt(post.path);
    if (article?.url === url) this.#ledger.withdraw(article);
    return this.#reject(post, note, 'conflict');
  }

  // What was served before stays.
  #reject(post: ReadPostFile, note: Note, outcome: 'problem' | 'conflict'): PostReport {
    this.#ledger.count('problems');
    return this.#ledger.report(post, outcome, outcome, [note]);
  }

  // The article of a post, unless it has gone on at another path or in another source.
  #ownArticleAt(path: string): StoredArticle | undefined {
    const article = this.#identities.articleAt(path);
    const isOwn = article?.path === path && article.sourceId === this.#context.sourceId;
    return isOwn ? article : undefined;
  }

  #stateOf({ publishedAt }: Draft): ArticleState {
    return publishedAt > this.#context.now && !this.#context.future ? 'scheduled' : 'live';
  }

  #row(
    post: ReadPostFile,
    { notes: _, ...draft }: Draft,
    feedId: string,
    state: ArticleState,
    before: StoredArticle | undefined,
  ): ArticleRow {
    const { sourceId } = this.#context;
    const updatedAt = this.#updatedAt(post, draft, before);
    return { ...draft, sourceId, path: post.path, feedId, updatedAt, state };
  }

  // What the post says, unless that is still to come; else when its file was seen to change. A
  // change of settings alone is no news to a reader.
  #updatedAt(
    post: ReadPostFile,
    draft: Omit<Draft, 'notes'>,
    before: StoredArticle | undefined,
  ): Date {
    const { now } = this.#context;
    if (draft.updatedAt && draft.updatedAt <= now) return later(draft.updatedAt, draft.publishedAt);
    const isEdited =
      before?.state === 'live' &&
      before.hash !== draft.hash &&
      this.#posts.get(post.path)?.hash !== post.hash;
    return later(isEdited ? now : (before?.updatedAt ?? draft.publishedAt), draft.publishedAt);
  }
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
