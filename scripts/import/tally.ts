import type { KnownPost, SentPost } from '../client/import-client.ts';
import type { Remark } from '../command/remarks.ts';

/** What an import came to. */
export interface Summary {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  /** Posts that could not be imported, of this run and of earlier ones. */
  readonly problems: readonly Remark[];
  /** Posts that were rightly left out. */
  readonly skipped: readonly Remark[];
  /** What was odd about posts that were imported, or about the site. */
  readonly notes: readonly Remark[];
}

/** Counts what becomes of posts. */
export class Tally {
  withdrawn = 0;
  readonly #known: ReadonlyMap<string, KnownPost>;
  readonly #counts = { created: 0, changed: 0, unchanged: 0 };
  readonly #problems: Remark[] = [];
  readonly #skipped: Remark[] = [];
  readonly #notes: Remark[] = [];

  /** @param known what the Feedmill knew before */
  constructor(known: ReadonlyMap<string, KnownPost>) {
    this.#known = known;
  }

  /** Posts that need not be sent: what was said of them before still holds. */
  unchanged(paths: readonly string[]): void {
    for (const path of paths) {
      const { outcome = '', note = '', reasons = '' } = this.#known.get(path) ?? {};
      this.#add(outcome === 'imported' ? 'unchanged' : outcome, { path, note, reasons });
    }
  }

  /** Posts that were sent, and how many those were with the ones that needed no reading. */
  sent(posts: readonly SentPost[], count: number): void {
    this.#counts.unchanged += count - posts.length;
    for (const { outcome, ...remark } of posts) this.#add(outcome, remark);
  }

  problems(remarks: readonly Remark[]): void {
    this.#problems.push(...remarks);
  }

  leftOut(remarks: readonly Remark[]): void {
    this.#skipped.push(...remarks);
  }

  siteNotes(notes: readonly string[]): void {
    for (const note of notes) this.#notes.push({ path: '', note, reasons: 'site' });
  }

  /** What a run would come to, by the names and hashes of the posts alone. */
  expected(changed: readonly string[], deleted: number): Summary {
    this.#counts.created = changed.filter((path) => !this.#known.has(path)).length;
    this.#counts.changed = changed.length - this.#counts.created;
    this.withdrawn = deleted;
    return this.summary();
  }

  summary(): Summary {
    return {
      ...this.#counts,
      withdrawn: this.withdrawn,
      problems: this.#problems,
      skipped: this.#skipped,
      notes: this.#notes,
    };
  }

  #add(outcome: string, remark: Remark): void {
    if (outcome === 'problem') this.#problems.push(remark);
    else if (outcome === 'skipped') this.#skipped.push(remark);
    else {
      this.#counts[outcome === 'created' || outcome === 'changed' ? outcome : 'unchanged']++;
      if (remark.note !== '') this.#notes.push(remark);
    }
  }
}
