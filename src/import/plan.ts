import type { ArticleState } from '../model/article.ts';
import type { RunCounts } from '../model/run.ts';
import { plainLine } from '../model/text.ts';
import type { Changes } from '../store/changes.ts';
import type { KnownPosts, StoredArticle, StoredPost } from '../store/posts.ts';
import type { ArticleRow, Membership, PostRow, StateRow } from '../store/statements.ts';
import { Identities } from './identity.ts';
import { membershipsOf } from './memberships.ts';
import type { PostHash } from './post-file.ts';
import type { Draft } from './read-post.ts';

/** What came of reading a post. */
export type Reading = PostHash &
  (
    | { readonly kind: 'draft'; readonly draft: Draft }
    | { readonly kind: 'skipped' | 'problem'; readonly reason: string }
  );

/** What became of a post in an import. */
export interface PostReport {
  readonly path: string;
  /** `rival`: a problem, because another post has its address. */
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'skipped' | 'problem' | 'rival';
  readonly note: string;
}

/** What deciding depends on besides the posts. */
export interface PlanContext {
  readonly sourceId: number;
  readonly settings: string;
  readonly future: boolean;
  readonly now: Date;
  /** Whether rivals are only told of: they are decided on later. */
  readonly holdsRivals: boolean;
  /** Whether the source has a file at this path now. */
  isPresent(path: string): boolean;
}

export interface Plan {
  readonly changes: Changes;
  readonly reports: readonly PostReport[];
}

/** Decides what a handful of posts change, from what was read and what is stored. */
export function planPosts(
  readings: readonly Reading[],
  known: KnownPosts,
  context: PlanContext,
): Plan {
  const planner = new Planner(known, context);
  const reports = readings.map((reading) => planner.plan(reading));
  return { changes: planner.changes(), reports };
}

class Planner {
  readonly #context: PlanContext;
  readonly #posts: ReadonlyMap<string, StoredPost>;
  readonly #identities: Identities;
  readonly #written: ArticleRow[] = [];
  readonly #postRows: PostRow[] = [];
  readonly #states: StateRow[] = [];
  readonly #leaving: Membership[] = [];
  readonly #entering: Membership[] = [];
  readonly #counts = {
    created: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    problems: 0,
    withdrawn: 0,
  };

  constructor(known: KnownPosts, context: PlanContext) {
    this.#context = context;
    this.#posts = new Map(known.posts.map((post) => [post.path, post]));
    this.#identities = new Identities(known, context);
  }

  plan(reading: Reading): PostReport {
    if (reading.kind === 'draft') return this.#planDraft(reading, reading.draft);
    if (reading.kind === 'skipped') return this.#planSkipped(reading, reading.reason);
    return this.#reject(reading, reading.reason, 'problem');
  }

  changes(): Changes {
    const counts: RunCounts = this.#counts;
    return {
      sourceId: this.#context.sourceId,
      articles: this.#written,
      posts: this.#postRows,
      states: this.#states,
      leaving: this.#leaving,
      entering: this.#entering,
      forgotten: [],
      counts,
    };
  }

  #planDraft(post: PostHash, draft: Draft): PostReport {
    const identity = this.#identities.identify(post.path, draft);
    if ('rival' in identity) {
      const note = `its address ${draft.url} is taken by ${identity.rival}`;
      return this.#reject(post, note, 'rival');
    }
    const { feedId, before } = identity;
    const state = this.#stateOf(draft);
    const isSame = before?.hash === draft.hash && before.state === state;
    if (!isSame || before.path !== post.path) {
      this.#written.push(this.#row(post, draft, feedId, state, before));
    }
    if (!isSame) {
      if (before) this.#leaving.push(...membershipsOf(before));
      this.#entering.push(...membershipsOf({ ...draft, feedId, state }));
    }
    const outcome = isSame ? 'unchanged' : before ? 'changed' : 'created';
    this.#counts[outcome]++;
    const note = shortNote(draft.notes.join('; '));
    this.#postRows.push(this.#postRow(post, 'imported', note, feedId));
    return { path: post.path, outcome, note };
  }

  // A post that is no longer published takes its article out of the feeds.
  #planSkipped(post: PostHash, note: string): PostReport {
    const article = this.#identities.articleAt(post.path);
    if (article?.path === post.path && article.state !== 'withdrawn') {
      this.#states.push({ id: article.id, state: 'withdrawn' });
      this.#leaving.push(...membershipsOf(article));
      this.#counts.withdrawn++;
    }
    this.#counts.skipped++;
    this.#postRows.push(this.#postRow(post, 'skipped', note, null));
    return { path: post.path, outcome: 'skipped', note };
  }

  // What was served before stays.
  #reject(post: PostHash, note: string, outcome: 'problem' | 'rival'): PostReport {
    const report: PostReport = { path: post.path, outcome, note };
    if (outcome === 'rival' && this.#context.holdsRivals) return report;
    this.#counts.problems++;
    this.#postRows.push(this.#postRow(post, outcome, note, null));
    return report;
  }

  #stateOf({ publishedAt }: Draft): ArticleState {
    return publishedAt > this.#context.now && !this.#context.future ? 'scheduled' : 'live';
  }

  #row(
    post: PostHash,
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
  #updatedAt(post: PostHash, draft: Omit<Draft, 'notes'>, before: StoredArticle | undefined): Date {
    const { now } = this.#context;
    if (draft.updatedAt && draft.updatedAt <= now) return later(draft.updatedAt, draft.publishedAt);
    const isEdited =
      before?.state === 'live' &&
      before.hash !== draft.hash &&
      this.#posts.get(post.path)?.hash !== post.hash;
    return later(isEdited ? now : (before?.updatedAt ?? draft.publishedAt), draft.publishedAt);
  }

  #postRow(
    { path, hash }: PostHash,
    outcome: PostRow['outcome'],
    note: string,
    feedId: string | null,
  ): PostRow {
    return { path, hash, settings: this.#context.settings, outcome, note: shortNote(note), feedId };
  }
}

/** A note for a person: on one line, and not too long for one. */
function shortNote(note: string): string {
  const line = plainLine(note);
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
