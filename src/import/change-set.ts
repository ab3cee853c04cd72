import { linkNameOf } from '../jekyll/link-target.ts';
import type { PostHash } from '../model/post-file.ts';
import type { Note } from '../model/problem.ts';
import type { RunCounts } from '../model/run.ts';
import { cutText, plainLine } from '../model/text.ts';
import type { ArticleRow, StateRow } from '../store/changes/article-statements.ts';
import type { Changes } from '../store/changes/changes.ts';
import type { Membership } from '../store/changes/memberships.ts';
import type { ConflictRow, PostRow } from '../store/changes/post-statements.ts';
import type { StoredArticle } from '../store/sources/posts.ts';
import type { Conflict } from './identity.ts';
import { formerMemberships, membershipsOf } from './memberships.ts';

/** The outcome of a post in an import. */
export interface PostReport {
  readonly path: string;
  /** `conflict`: another post has its URL. */
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'skipped' | 'problem' | 'conflict';
  readonly note: string;
  /** The reasons of the note, separated by spaces. */
  readonly reasons: string;
}

/** A post file that has been read. */
export interface ReadPostFile extends PostHash {
  /** The settings that it was read with; those of the change set if undefined. */
  readonly readWith?: string;
  /** The names of the posts that it links to. */
  readonly links?: readonly string[];
}

/** Collects what a batch of posts changes, to be written in one transaction. */
export class ChangeSet {
  readonly #sourceId: number;
  readonly #settings: string;
  readonly #now: Date;
  readonly #articles: ArticleRow[] = [];
  readonly #states: StateRow[] = [];
  readonly #removed: Membership[] = [];
  readonly #added: Membership[] = [];
  readonly #posts: (PostRow & { readonly names: readonly string[] })[] = [];
  readonly #displaced: ConflictRow[] = [];
  #freesUrl = false;
  readonly #newPosts: string[] = [];
  readonly #movedPosts: string[] = [];
  /** The names of posts that have no article at the URL that they want. */
  readonly #unlinkable = new Set<string>();
  readonly #counts = {
    created: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    problems: 0,
    withdrawn: 0,
  };

  constructor({
    sourceId,
    settings,
    now,
  }: { readonly sourceId: number; readonly settings: string; readonly now: Date }) {
    this.#sourceId = sourceId;
    this.#settings = settings;
    this.#now = now;
  }

  count(kind: keyof RunCounts): void {
    this.#counts[kind]++;
  }

  writeArticle(row: ArticleRow): void {
    this.#articles.push(row);
  }

  /** Removes an article from its former scopes and adds it to its new ones. */
  changeScopes(
    before: StoredArticle | undefined,
    after: Parameters<typeof membershipsOf>[0],
  ): void {
    const added = membershipsOf(after);
    if (before) this.#removed.push(...formerMemberships(before, added, this.#now));
    this.#added.push(...added);
  }

  /** Withdraws an article from all feeds. */
  withdraw(article: StoredArticle): void {
    if (article.state === 'withdrawn') return;
    this.addMovedPost(article.path);
    this.#states.push({ id: article.id, state: 'withdrawn' });
    this.#removed.push(...formerMemberships(article, [], this.#now));
    this.#counts.withdrawn++;
  }

  /**
   * Records that the post of an article has lost its URL to the post at another path. Other posts that want
   * the URL are read again, since their notes name the post that has it.
   */
  displace({ path, url }: StoredArticle, by: string): void {
    this.addMovedPost(path);
    this.addUnlinkable(path);
    this.freeUrl();
    const { text } = conflictNote({ conflict: by, on: 'URL' }, url);
    this.#displaced.push({ path, note: shortNote(text) });
  }

  /**
   * Reports posts that have lost their URLs to posts of the batch.
   *
   * @param isReported whether the post at a path is reported
   */
  reportDisplaced(isReported: (path: string) => boolean): PostReport[] {
    const reported = this.#displaced.filter(({ path }) => isReported(path));
    this.#counts.problems += reported.length;
    return reported.map((row) => ({ ...row, outcome: 'conflict', reasons: 'conflict' }));
  }

  /** Records that a URL may have become free. */
  freeUrl(): void {
    this.#freesUrl = true;
  }

  /** Records that the post at a path has got an article: posts that were read earlier may link to it. */
  addNewPost(path: string): void {
    this.#newPosts.push(linkNameOf(path));
  }

  /** Records that the article of the post at a path has another URL, or that the post has lost it. */
  addMovedPost(path: string): void {
    this.#movedPosts.push(linkNameOf(path));
  }

  /**
   * Records that a post has no article at the URL that it wants. Other posts of the batch were read as if
   * it had, and must be read again.
   */
  addUnlinkable(path: string): void {
    this.#unlinkable.add(linkNameOf(path));
  }

  /** Records the outcome of a post. */
  report(
    { path, hash, readWith = this.#settings, links = [] }: ReadPostFile,
    outcome: PostReport['outcome'],
    storedOutcome: PostRow['outcome'],
    notes: readonly Note[],
    feedId: string | null = null,
  ): PostReport {
    const note = shortNote(notes.map(({ text }) => text).join('; '));
    const reasons = [...new Set(notes.map(({ reason }) => reason))].join(' ');
    const post = { path, hash, settings: readWith, note, reasons, feedId };
    const list = links.length > 0 ? JSON.stringify(links) : '';
    this.#posts.push({ ...post, outcome: storedOutcome, links: list, names: links });
    return { path, outcome, note, reasons };
  }

  changes(): Changes {
    return {
      sourceId: this.#sourceId,
      articles: this.#articles,
      states: this.#states,
      holds: [],
      removed: this.#removed,
      added: this.#added,
      posts: this.#posts.map(({ names, ...post }) =>
        post.outcome === 'imported' && names.some((name) => this.#unlinkable.has(name))
          ? { ...post, settings: '' }
          : post,
      ),
      displaced: this.#displaced,
      freesUrl: this.#freesUrl,
      newPosts: this.#newPosts,
      movedPosts: this.#movedPosts,
      deletedPaths: [],
      counts: this.#counts,
    };
  }
}

/** Creates the note of a post whose URL or id belongs to another post. */
export function conflictNote({ conflict, on }: Conflict, value: string): Note {
  return { reason: 'conflict', text: `its ${on} ${value} is taken by ${conflict}` };
}

/** Puts a note on one line, and cuts it to 300 characters. */
function shortNote(note: string): string {
  const line = plainLine(note);
  return line.length > 300 ? cutText(line, 299) : line;
}
