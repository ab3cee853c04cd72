import type { PostHash } from '../model/post-file.ts';
import type { Note } from '../model/problem.ts';
import type { RunCounts } from '../model/run.ts';
import { plainLine } from '../model/text.ts';
import type { ArticleRow, Membership, StateRow } from '../store/changes/article-statements.ts';
import type { Changes } from '../store/changes/changes.ts';
import type { ConflictRow, PostRow } from '../store/changes/post-statements.ts';
import type { StoredArticle } from '../store/sources/posts.ts';
import { membershipsOf } from './memberships.ts';

/** What became of a post in an import. */
export interface PostReport {
  readonly path: string;
  /** `rival`: a problem, because another post has its address. */
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'skipped' | 'problem' | 'conflict';
  readonly note: string;
  /** The reasons of the note, separated by spaces. */
  readonly reasons: string;
}

/** A file that was read. */
export interface ReadPostFile extends PostHash {
  /** The settings that its reading depended on, where that was not all of them. */
  readonly readWith?: string;
}

/** Where the decisions on a handful of posts are written down, to become one transaction. */
export class ChangeSet {
  readonly #sourceId: number;
  readonly #settings: string;
  readonly #articles: ArticleRow[] = [];
  readonly #posts: PostRow[] = [];
  readonly #states: StateRow[] = [];
  readonly #displaced: ConflictRow[] = [];
  readonly #removed: Membership[] = [];
  readonly #added: Membership[] = [];
  #freesUrl = false;
  readonly #newPosts: string[] = [];
  readonly #counts = {
    created: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    problems: 0,
    withdrawn: 0,
  };

  constructor({ sourceId, settings }: { readonly sourceId: number; readonly settings: string }) {
    this.#sourceId = sourceId;
    this.#settings = settings;
  }

  count(kind: keyof RunCounts): void {
    this.#counts[kind]++;
  }

  /** An article is written; where feeds show it otherwise than before, it moves. */
  write(row: ArticleRow): void {
    this.#articles.push(row);
  }

  move(before: StoredArticle | undefined, after: Parameters<typeof membershipsOf>[0]): void {
    if (before) this.#removed.push(...membershipsOf(before));
    this.#added.push(...membershipsOf(after));
  }

  /** An article leaves all feeds. */
  withdraw(article: StoredArticle): void {
    if (article.state === 'withdrawn') return;
    this.#states.push({ id: article.id, state: 'withdrawn' });
    this.#removed.push(...membershipsOf(article));
    this.#counts.withdrawn++;
  }

  /** The post of an article has lost its address to another post. */
  displace({ path, url }: StoredArticle, by: string): void {
    this.#displaced.push({ path, note: shortNote(conflictNote(url, by).text) });
  }

  /** Posts that had to stand back may have an address now. */
  freeUrl(): void {
    this.#freesUrl = true;
  }

  /** Posts may have been read that link to this one. */
  addNewPost(path: string): void {
    this.#newPosts.push(path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, ''));
  }

  /** Writes down what became of a post. */
  report(
    { path, hash, readWith = this.#settings }: ReadPostFile,
    outcome: PostReport['outcome'],
    stored: PostRow['outcome'],
    notes: readonly Note[],
    feedId: string | null = null,
  ): PostReport {
    const report = reportOf(path, outcome, notes);
    const { note, reasons } = report;
    this.#posts.push({ path, hash, settings: readWith, outcome: stored, note, reasons, feedId });
    return report;
  }

  changes(): Changes {
    return {
      sourceId: this.#sourceId,
      articles: this.#articles,
      posts: this.#posts,
      displaced: this.#displaced,
      freesUrl: this.#freesUrl,
      newPosts: this.#newPosts,
      states: this.#states,
      holds: [],
      removed: this.#removed,
      added: this.#added,
      deletedPaths: [],
      counts: this.#counts,
    };
  }
}

/** What is to be said about a post, without writing it down. */
export function reportOf(
  path: string,
  outcome: PostReport['outcome'],
  notes: readonly Note[],
): PostReport {
  const note = shortNote(notes.map(({ text }) => text).join('; '));
  return {
    path,
    outcome,
    note,
    reasons: [...new Set(notes.map(({ reason }) => reason))].join(' '),
  };
}

/** That another post has an address. */
export function conflictNote(url: string, by: string): Note {
  return { reason: 'conflict', text: `its address ${url} is taken by ${by}` };
}

/** A note for a person: on one line, and not too long for one. */
function shortNote(note: string): string {
  const line = plainLine(note);
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
