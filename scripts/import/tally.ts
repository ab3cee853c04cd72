import type { KnownPost, SentPost } from '../client/import-client.ts';
import type { Remark } from '../command/remarks.ts';

/** The result of an import. */
export interface Summary {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  /** Paths of the new and changed posts. */
  readonly changedPaths: readonly string[];
  /** How many posts must be read again: the next import does. */
  readonly pending: number;
  /** Why no article was withdrawn, although posts were deleted; null if it was not refused. */
  readonly refusal: string | null;
  /** Posts that cannot be imported, in this run or since an earlier one. */
  readonly problems: readonly Remark[];
  /** Posts that are skipped on purpose, such as unpublished ones. */
  readonly skipped: readonly Remark[];
  /** Notes on imported posts or on the site. */
  readonly notes: readonly Remark[];
}

/** Counts the outcomes of posts. */
export class Tally {
  withdrawn = 0;
  pending = 0;
  refusal: string | null = null;
  readonly #known: ReadonlyMap<string, KnownPost>;
  readonly #counts = { created: 0, changed: 0, unchanged: 0 };
  readonly #changedPaths: string[] = [];
  readonly #problems: Remark[] = [];
  readonly #skipped: Remark[] = [];
  readonly #notes: Remark[] = [];

  /** @param known the posts that the Feedmill had stored before, by path */
  constructor(known: ReadonlyMap<string, KnownPost>) {
    this.#known = known;
  }

  /** Adds posts that need not be sent: their stored outcome still holds. */
  addUnchanged(paths: readonly string[]): void {
    for (const path of paths) {
      const { outcome = '', note = '', reasons = '' } = this.#known.get(path) ?? {};
      this.#add(outcome === 'imported' ? 'unchanged' : outcome, { path, note, reasons });
    }
  }

  /**
   * Adds posts that were sent.
   *
   * @param posts those that the Feedmill read
   * @param count how many were sent, including those that it did not have to read
   */
  addSent(posts: readonly SentPost[], count: number): void {
    this.#counts.unchanged += count - posts.length;
    for (const { outcome, ...remark } of posts) this.#add(outcome, remark);
  }

  addProblems(remarks: readonly Remark[]): void {
    this.#problems.push(...remarks);
  }

  addSkipped(remarks: readonly Remark[]): void {
    this.#skipped.push(...remarks);
  }

  addSiteNotes(notes: readonly string[]): void {
    for (const note of notes) this.#notes.push({ path: '', note, reasons: 'site' });
  }

  /** The summary of a dry run: these posts would be sent. */
  expected(created: number, changed: number): Summary {
    this.#counts.created = created;
    this.#counts.changed = changed;
    return this.summary();
  }

  summary(): Summary {
    return {
      ...this.#counts,
      withdrawn: this.withdrawn,
      changedPaths: this.#changedPaths,
      pending: this.pending,
      refusal: this.refusal,
      problems: this.#problems,
      skipped: this.#skipped,
      notes: this.#notes,
    };
  }

  #add(outcome: string, remark: Remark): void {
    if (outcome === 'problem') this.#problems.push(remark);
    else if (outcome === 'skipped') this.#skipped.push(remark);
    else {
      const isNews = outcome === 'created' || outcome === 'changed';
      this.#counts[isNews ? outcome : 'unchanged']++;
      if (isNews) this.#changedPaths.push(remark.path);
      if (remark.note !== '') this.#notes.push(remark);
    }
  }
}
